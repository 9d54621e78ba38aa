package io.orcha.model.embedding;

import java.util.Arrays;

/**
 * A vector in one byte a number, a quarter of its space. Only its direction counts: the greatest number becomes 127 or -127, and
 * with it the length goes, which no cosine needs. Products of bytes and their sums are whole numbers that a {@code float} holds
 * exactly up to {@value #EXACT} dimensions, so {@link #cosine} is what pgvector computes from the same numbers, to the last bit.
 */
public final class Quantised {

    /** 127 squared times so many numbers is less than 2 to the power of 24. */
    static final int EXACT = 1_040;

    private static final int GREATEST = 127;

    private final byte[] values;
    private final int squares;

    private Quantised(byte[] values, int squares) {
        this.values = values;
        this.squares = squares;
    }

    /** The vector whose {@link #values} are given. */
    public static Quantised of(byte[] values) {
        return new Quantised(values, dot(values, values));
    }

    /** The vector in the direction of another. One without a direction, all zeros, stays what it is and is similar to none. */
    public static Quantised of(float[] vector) {
        float greatest = 0;
        for (float number : vector) {
            greatest = Math.max(greatest, Math.abs(number));
        }
        var values = new byte[vector.length];
        if (greatest > 0) {
            float factor = GREATEST / greatest;
            for (int at = 0; at < values.length; at++) {
                values[at] = (byte) Math.round(vector[at] * factor);
            }
        }
        return of(values);
    }

    /** The numbers, -127 to 127. They are not copied, and not to be changed. */
    public byte[] values() {
        return values;
    }

    /** The sum of the squares of the numbers. */
    public int squares() {
        return squares;
    }

    /** Its numbers again, as a vector of length one. */
    public float[] vector() {
        var vector = new float[values.length];
        double length = Math.sqrt(squares);
        for (int at = 0; at < vector.length; at++) {
            vector[at] = squares == 0 ? 0 : (float) (values[at] / length);
        }
        return vector;
    }

    /** The cosine of the angle to another vector of as many numbers, -1 to 1; 0 when one has no direction. */
    public double cosine(Quantised other) {
        return cosine(dot(values, other.values), other.squares);
    }

    /**
     * The same, of a vector whose products are known.
     *
     * @param product the sum of the products of both vectors' numbers
     * @param others the sum of the squares of the other one's
     */
    public double cosine(int product, int others) {
        if (squares == 0 || others == 0) {
            return 0;
        }
        // pgvector tells the distance, which is rounded once more.
        double distance = 1 - product / Math.sqrt((double) squares * others);
        return 1 - distance;
    }

    /** The sum of the products of two vectors' numbers; the compiler makes vector instructions of it. */
    public static int dot(byte[] one, byte[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException("vectors of %d and %d numbers".formatted(one.length, other.length));
        }
        int sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantised quantised && Arrays.equals(values, quantised.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Quantised[%d]".formatted(values.length);
    }
}
