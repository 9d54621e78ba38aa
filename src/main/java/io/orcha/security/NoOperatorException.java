package io.orcha.security;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The caller may not operate the service. */
final class NoOperatorException extends ProblemException {

    private static final long serialVersionUID = 1L;

    NoOperatorException() {
        super(ProblemType.FORBIDDEN, "This needs the scope admin.");
    }
}
