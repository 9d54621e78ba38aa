package io.orcha.graph;

import io.orcha.platform.Preconditions;
import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entity or a relation is not in the state that the caller read; nothing was changed (412). */
final class StaleGraphException extends ProblemException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Map.of; never serialised
    private final Map<String, Object> extensions;

    private StaleGraphException(String currentTag) {
        super(
                ProblemType.PRECONDITION_FAILED,
                "It has changed; read it, apply the change to what it is now and try again.");
        this.extensions = Map.of("current_etag", '"' + currentTag + '"');
    }

    /**
     * Goes on only with a state that the caller knows.
     *
     * @param ifMatch the tags of which it must have one; null when any will do
     */
    static void requireMatch(@Nullable List<String> ifMatch, String currentTag) {
        if (ifMatch != null && !ifMatch.equals(Preconditions.ANY) && !ifMatch.contains(currentTag)) {
            throw new StaleGraphException(currentTag);
        }
    }

    @Override
    public Map<String, Object> extensions() {
        return extensions;
    }
}
