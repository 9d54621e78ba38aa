package io.orcha.recall;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of what is recalled a turn is given, as long as nobody says how many tokens. */
@Schema(name = "MemoryInfluence")
public enum Influence {
    /** Nothing. */
    @JsonProperty("none")
    NONE(0),
    /** A quarter of the tokens. */
    @JsonProperty("low")
    LOW(0.25),
    /** What is configured. */
    @JsonProperty("normal")
    NORMAL(1),
    /** Twice the tokens. */
    @JsonProperty("strong")
    STRONG(2);

    private final double tokens;

    Influence(double tokens) {
        this.tokens = tokens;
    }

    /** How many tokens are used where a budget is configured. */
    int of(int budget) {
        return (int) (tokens * budget);
    }
}
