package io.orcha.memory.review;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The user has no such review. */
public final class ReviewNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ReviewNotFoundException() {
        super(ProblemType.NOT_FOUND, "This user has no review with this id.");
    }
}
