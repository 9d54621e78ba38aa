package io.orcha.security;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** A key that is revoked or expired gets no new secret. */
final class EndedKeyException extends ProblemException {

    private static final long serialVersionUID = 1L;

    EndedKeyException() {
        super(ProblemType.CONFLICT, "This API key is revoked or expired; make another one.");
    }
}
