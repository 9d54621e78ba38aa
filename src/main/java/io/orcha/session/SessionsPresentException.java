package io.orcha.session;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The user has conversations already, among which others would get lost (409). */
final class SessionsPresentException extends ProblemException {

    private static final long serialVersionUID = 1L;

    SessionsPresentException() {
        super(
                ProblemType.CONFLICT,
                "This user has conversations already. Nothing was imported; delete the user first, or name another one.");
    }
}
