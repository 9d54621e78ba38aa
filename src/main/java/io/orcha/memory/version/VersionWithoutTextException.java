package io.orcha.memory.version;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;

/** The version has no text that could be restored: it deleted the memory, or its text was erased (409). */
public final class VersionWithoutTextException extends ProblemException {

    private static final long serialVersionUID = 1L;

    VersionWithoutTextException() {
        super(
                ProblemType.CONFLICT,
                "This version has no text: the memory was deleted with it, or its text was erased since.");
    }
}
