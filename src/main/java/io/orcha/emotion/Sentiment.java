package io.orcha.emotion;

/**
 * What was read from a text.
 *
 * @param valence how pleasant it feels, −1 (most negative) to 1 (most positive)
 * @param intensity how strongly it feels, 0 to 1, whichever the direction: a text that loves one thing and hates another has a valence
 *     near 0 and a high intensity
 * @param emotion the emotion that its words name most, {@link Emotion#NONE} if they name none
 * @param evidence how many words, idioms, emoticons and emoji carried this. Without any, nothing is known of the text, which is not
 *     the same as a neutral one
 */
public record Sentiment(double valence, double intensity, Emotion emotion, int evidence) {

    /** Of a text that says nothing of feelings, or says it in words that are not known. */
    public static final Sentiment UNKNOWN = new Sentiment(0, 0, Emotion.NONE, 0);

    /** Checks the ranges. */
    public Sentiment {
        if (!(Math.abs(valence) <= 1 && intensity >= 0 && intensity <= 1 && evidence >= 0)) {
            throw new IllegalArgumentException(
                    "valence " + valence + ", intensity " + intensity + ", evidence " + evidence);
        }
    }

    /** Whether anything in the text said how it feels. */
    public boolean isKnown() {
        return evidence > 0;
    }

    /**
     * How far the reading can be trusted, 0 to 1: 0 without evidence, more with more of it and with a clearer valence. It orders
     * readings; it is not the probability that one of them is right.
     */
    public double confidence() {
        return evidence / (evidence + 1.0) * (0.5 + Math.abs(valence) / 2);
    }
}
