package io.orcha.recall.memory;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The user has no such memory; another user's memory is not told apart from one that does not exist. */
public final class MemoryNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    MemoryNotFoundException() {
        super(ProblemType.NOT_FOUND, "This user has no memory with this id.");
    }
}
