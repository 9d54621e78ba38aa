package io.orcha.persona;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The persona is not in the state that the caller read; nothing was changed (412). */
final class StalePersonaException extends ProblemException {

    private static final long serialVersionUID = 1L;

    StalePersonaException() {
        super(
                ProblemType.PRECONDITION_FAILED,
                "The persona has changed; read it, apply the change to what it is now and try again.");
    }
}
