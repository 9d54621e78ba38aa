package io.orcha.session;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The user has no such session; another user's session is not told apart from one that does not exist. */
public final class SessionNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public SessionNotFoundException() {
        super(ProblemType.NOT_FOUND, "This user has no session with this id.");
    }
}
