package io.orcha.chat;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The user's session has no reply with this id, or it is not known what that was given of the memory (404). */
final class ReplyMemoryNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ReplyMemoryNotFoundException() {
        super(ProblemType.NOT_FOUND, "This session has no reply with this id of which the memory is known.");
    }
}
