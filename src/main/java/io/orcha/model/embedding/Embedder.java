package io.orcha.model.embedding;

import java.util.List;
import java.util.Optional;

/** Turns texts into vectors of which near ones mean much the same. Safe for use by many threads; the first call is slow. */
public interface Embedder {

    /** The model's name, which changes whenever its vectors are no longer comparable with older ones. */
    String model();

    /** How many numbers a vector has. */
    int dimension();

    /**
     * The texts' vectors in their order, each of length one. A model in this process takes the first 510 tokens of a text, and what
     * comes after them in pieces of the same length, and averages: who wants to find what a long text says divides it first.
     *
     * @param purpose what the vectors are for; some models make other ones of a question than of what answers it
     * @return an empty list when there are none to be had now, for a reason that {@link #problem} tells; callers then go on
     *     without, and may try again later
     */
    List<float[]> embed(List<String> texts, Purpose purpose);

    /** The vectors of texts that are to be found, or compared with each other. */
    default List<float[]> embed(List<String> texts) {
        return embed(texts, Purpose.PASSAGE);
    }

    /**
     * The same for texts that have nothing to do with each other: one that the model refuses for what it is, for example because it is
     * too long for it, has an empty place, and does not keep the others from theirs.
     */
    default List<Optional<float[]>> embedEach(List<String> texts) {
        return embed(texts).stream().map(Optional::of).toList();
    }

    /** Why the last call had no vectors, without content; empty when it had some, or there was none yet. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    /**
     * From which cosine on a text probably bears on a question. Models differ much in what they give to texts of different things; this is
     * a value for those that nobody has measured.
     */
    default double related() {
        return 0.25;
    }

    /** What a vector is for. */
    enum Purpose {
        /** It looks for others. */
        QUERY,
        /** It is looked for. */
        PASSAGE
    }

    /** The cosine of the angle between two vectors of length one: 1 for the same meaning, near 0 for unrelated ones. */
    static double similarity(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
