package io.orcha.platform.jobs;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** There is no such job (404): it never was, it is done, or it went with its user. */
public final class JobNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    JobNotFoundException() {
        super(ProblemType.NOT_FOUND, "There is no such job; it may be done.");
    }
}
