package io.orcha.recall.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a long-term memory came from. */
public enum MemoryOrigin {
    /** From what the user said, in the background. */
    @JsonProperty("learned")
    LEARNED,
    /** The user, or a client on their behalf, wrote it. Nothing that is learned replaces it. */
    @JsonProperty("written")
    WRITTEN,
    /** Another system had it. */
    @JsonProperty("imported")
    IMPORTED;

    /** The name as clients and the database know it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The origin with an id; empty when there is none. */
    public static Optional<MemoryOrigin> of(String id) {
        return Arrays.stream(values()).filter(origin -> origin.id().equals(id)).findFirst();
    }
}
