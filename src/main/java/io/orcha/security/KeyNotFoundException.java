package io.orcha.security;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** There is no such API key in the database; one of the configuration is changed there. */
final class KeyNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    KeyNotFoundException() {
        super(ProblemType.NOT_FOUND, "There is no such API key in the database.");
    }
}
