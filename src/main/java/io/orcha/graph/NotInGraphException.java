package io.orcha.graph;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The user has no such thing in their graph; another user's is not told apart from one that does not exist (404). */
final class NotInGraphException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private NotInGraphException(String detail) {
        super(ProblemType.NOT_FOUND, detail);
    }

    static NotInGraphException entity() {
        return new NotInGraphException("This user has no entity with this id.");
    }

    static NotInGraphException relation() {
        return new NotInGraphException("This user has no relation with this id.");
    }
}
