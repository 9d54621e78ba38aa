package io.orcha.emotion;

/**
 * What a text feels like, if it names it: the six basic emotions of Ekman (1992), and love, which Shaver, Schwartz, Kirson and O'Connor
 * (1987) found beside them.
 */
public enum Emotion {
    JOY(1),
    LOVE(1),
    SURPRISE(0),
    ANGER(-1),
    SADNESS(-1),
    FEAR(-1),
    DISGUST(-1),

    /** No emotion is named. Of the valence this says nothing. */
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
