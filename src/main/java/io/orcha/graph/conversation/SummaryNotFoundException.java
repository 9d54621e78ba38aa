package io.orcha.graph.conversation;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The user has no such session, or it has no summary (404). */
public final class SummaryNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    SummaryNotFoundException() {
        super(
                ProblemType.NOT_FOUND,
                "This user has no session with this id that was summarised; it may not have come to rest yet.");
    }
}
