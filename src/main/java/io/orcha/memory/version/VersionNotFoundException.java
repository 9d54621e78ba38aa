package io.orcha.memory.version;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The user's memory has no such version, or it is no longer kept. */
public final class VersionNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    VersionNotFoundException() {
        super(ProblemType.NOT_FOUND, "This memory has no version with this number, or it is no longer kept.");
    }
}
