package io.orcha.emotion;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a text feels like, if it names it: the six basic emotions of Ekman (1992), and love, which Shaver, Schwartz, Kirson and O'Connor
 * (1987) found beside them.
 */
public enum Emotion {
    @JsonProperty("joy")
    JOY(1),
    @JsonProperty("love")
    LOVE(1),
    @JsonProperty("surprise")
    SURPRISE(0),
    @JsonProperty("anger")
    ANGER(-1),
    @JsonProperty("sadness")
    SADNESS(-1),
    @JsonProperty("fear")
    FEAR(-1),
    @JsonProperty("disgust")
    DISGUST(-1),

    /** No emotion is named. Of the valence this says nothing. */
    @JsonProperty("none")
    NONE(0);

    private final int sign;

    Emotion(int sign) {
        this.sign = sign;
    }

    /** 1 for a pleasant emotion, −1 for an unpleasant one, 0 for one that is neither. */
    int sign() {
        return sign;
    }

    /** Whether the emotion goes with a feeling of that valence: joy not with a negative one, surprise with any. */
    boolean fits(double valence) {
        return sign * valence >= 0;
    }
}
