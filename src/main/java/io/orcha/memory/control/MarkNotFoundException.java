package io.orcha.memory.control;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The user has no such pin or suppression. */
public final class MarkNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    MarkNotFoundException() {
        super(ProblemType.NOT_FOUND, "This user has no such pin or suppression.");
    }
}
