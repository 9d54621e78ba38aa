package io.orcha.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where something in the graph comes from. */
@Schema(name = "GraphOrigin")
public enum Origin {
    @JsonProperty("learned")
    LEARNED,
    /** Its owner, or a client on their behalf, wrote it: what is learned later does not change it. */
    @JsonProperty("written")
    WRITTEN;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Origin of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
