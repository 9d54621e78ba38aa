package io.orcha.model;

import java.util.List;

/** Turns texts into vectors of which near ones mean much the same. Safe for use by many threads; the first call is slow. */
public interface Embedder {

    /** The model's name, which changes whenever its vectors are no longer comparable with older ones. */
    String model();

    /** How many numbers a vector has. */
    int dimension();

    /**
     * The texts' vectors in their order, each of length one.
     *
     * @return an empty list when the model cannot be loaded on this machine; callers then go on without
     */
    List<float[]> embed(List<String> texts);

    /** The cosine of the angle between two vectors of length one: 1 for the same meaning, near 0 for unrelated ones. */
    static double similarity(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
