package io.orcha.recall.memory;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;
import java.util.Map;

/** The memory is not in the state that the caller read; nothing was changed (412). */
final class StaleMemoryException extends ProblemException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Map.of; never serialised
    private final Map<String, Object> extensions;

    StaleMemoryException(LongTermMemory current) {
        super(
                ProblemType.PRECONDITION_FAILED,
                "The memory has changed; read it, apply the change to what it is now and try again.");
        this.extensions = Map.of("current_etag", "\"" + current.tag() + "\"");
    }

    @Override
    public Map<String, Object> extensions() {
        return extensions;
    }
}
