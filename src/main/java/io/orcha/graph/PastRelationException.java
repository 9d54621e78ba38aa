package io.orcha.graph;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The relation is what was known once, and that does not change (409). */
final class PastRelationException extends ProblemException {

    private static final long serialVersionUID = 1L;

    PastRelationException() {
        super(ProblemType.CONFLICT, "This is what was known before; change the relation that took its place.");
    }
}
