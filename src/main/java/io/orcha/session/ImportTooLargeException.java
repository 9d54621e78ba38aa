package io.orcha.session;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** An import brings more than one import may; nothing of it was stored. */
final class ImportTooLargeException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ImportTooLargeException(String detail) {
        super(ProblemType.CONTENT_TOO_LARGE, detail);
    }
}
