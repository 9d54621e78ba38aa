package io.orcha.recall;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much of what is recalled a turn is given. */
public enum Influence {
    /** Nothing. */
    @JsonProperty("none")
    NONE(0, 0),
    /** A quarter of the tokens, and only what fits the query well. */
    @JsonProperty("low")
    LOW(0.25, 0.6),
    /** What is configured. */
    @JsonProperty("normal")
    NORMAL(1, 0.2),
    /** Twice the tokens. */
    @JsonProperty("strong")
    STRONG(2, 0);

    private final double tokens;
    private final double leastScore;

    Influence(double tokens, double leastScore) {
        this.tokens = tokens;
        this.leastScore = leastScore;
    }

    /** How many tokens of a budget are used. */
    int of(int budget) {
        return (int) (tokens * budget);
    }

    /** What scores less than this share of the best is left out. */
    double leastScore() {
        return leastScore;
    }
}
