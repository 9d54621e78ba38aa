package io.orcha.persona;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** There is no persona with this name, or none that could be deleted (404). */
final class PersonaNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    PersonaNotFoundException() {
        super(ProblemType.NOT_FOUND, "The database has no persona with this name.");
    }
}
