package io.orcha.recall.ranking;

/**
 * The meaning of a text, or of a part of it, as one signed byte a number.
 *
 * @param values the vector's direction, scaled so that its largest number is 127 or -127; not to be changed
 * @param weight the vector's length before it was scaled: 1, or less for the mean of several vectors, which says less the more they differ
 */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
public record Passage(byte[] values, float weight) {

    static final int GREATEST = 127;

    /** The passage of a vector, whose length becomes the weight. */
    public static Passage of(float[] vector) {
        double squares = 0;
        float greatest = 0;
        for (float number : vector) {
            squares += (double) number * number;
            greatest = Math.max(greatest, Math.abs(number));
        }
        var values = new byte[vector.length];
        for (int at = 0; at < values.length && greatest > 0; at++) {
            values[at] = (byte) Math.round(vector[at] * GREATEST / greatest);
        }
        return new Passage(values, (float) Math.min(1, Math.sqrt(squares)));
    }

    /** What the product with the values of another one is multiplied by to become their cosine, times this one's weight. */
    float factor() {
        int squares = 0;
        for (byte value : values) {
            squares += value * value;
        }
        return squares == 0 ? 0 : weight / (float) Math.sqrt(squares);
    }
}
