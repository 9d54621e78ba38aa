package io.orcha.memory;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** A change that could overwrite someone else's came without saying which version it was made from (428). */
public final class MissingPreconditionException extends ProblemException {

    private static final long serialVersionUID = 1L;

    MissingPreconditionException() {
        super(
                ProblemType.PRECONDITION_REQUIRED,
                "Send If-Match with the ETag of the version that you read, or If-None-Match: * to create.");
    }
}
