package io.orcha.portability;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** There is something of the user already, with which an import would get mixed up (409). */
final class UserPresentException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UserPresentException() {
        super(
                ProblemType.CONFLICT,
                "This user has a memory, sessions or settings already. Nothing was imported; delete the user first, or import as another one.");
    }
}
