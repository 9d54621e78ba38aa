package io.orcha.platform;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** A request brings more bytes or things than the service takes at once (413); nothing of it was stored. */
public final class ContentTooLargeException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public ContentTooLargeException(String detail) {
        super(ProblemType.CONTENT_TOO_LARGE, detail);
    }
}
