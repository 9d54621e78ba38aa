package io.orcha.user;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The user was erased while the request was under way; nothing of it was stored (409). */
public final class ErasedMeanwhileException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public ErasedMeanwhileException() {
        super(ProblemType.CONFLICT, "The user was erased while this request was under way; nothing of it was stored.");
    }
}
