package io.orcha.security;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** A token names another user than the request: to its bearer there is nobody else, whether that user exists or not. */
final class OtherUserException extends ProblemException {

    private static final long serialVersionUID = 1L;

    OtherUserException() {
        super(ProblemType.NOT_FOUND, "There is nothing at this address.");
    }
}
