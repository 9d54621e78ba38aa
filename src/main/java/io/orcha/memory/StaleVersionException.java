package io.orcha.memory;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The memory is not, or no longer, as the caller expected; nothing was changed (412). */
public final class StaleVersionException extends ProblemException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Map.of; never serialised
    private final Map<String, Object> extensions;

    StaleVersionException(@Nullable Memory current) {
        super(
                ProblemType.PRECONDITION_FAILED,
                "The memory is at another version; read it, apply the change to that version and try again.");
        this.extensions = Map.of(
                "current_version",
                current == null ? 0L : current.version(),
                "current_etag",
                "\"" + (current == null ? Expectation.NEVER_SAVED : current.tag()) + "\"");
    }

    @Override
    public Map<String, Object> extensions() {
        return extensions;
    }
}
