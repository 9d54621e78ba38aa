package io.orcha.recall.ranking;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/**
 * How well units fit a question by their meaning: the cosine of its vector and theirs. Of a unit with several passages the best one and
 * the mean of all count, the best one less the more there are, because by chance alone one of many fits well.
 *
 * <p>Where there are many vectors, the signs of their numbers decide which are compared: as many bits differ as the angle is large
 * (Charikar 2002), and counting them takes a small part of the time.
 */
final class MeaningScores {

    /** A unit whose meaning is not known, or certainly not near. */
    static final float UNKNOWN = -1;

    /** Up to how many vectors are compared, whatever their signs say. */
    private static final int ALL = 4_000;

    /** How many vectors are compared for each candidate that is wanted. */
    private static final int MARGIN = 10;

    private final UnitIndex index;
    private final Weights weights;
    private final int[] query;
    private final int dimensions;
    private final float factor;
    private final long[] signs;

    private MeaningScores(UnitIndex index, Weights weights, float[] vector) {
        this.index = index;
        this.weights = weights;
        var passage = Passage.of(vector);
        query = Vectors.factorsOf(passage.values());
        dimensions = vector.length;
        factor = passage.factor() / Math.max(Float.MIN_NORMAL, passage.weight());
        signs = Vectors.signs(passage.values());
    }

    /** The score of every unit by its number; {@link #UNKNOWN} for most of those that are not near. */
    static float[] of(UnitIndex index, float[] vector, Weights weights) {
        return new MeaningScores(index, weights, vector).score();
    }

    /** The same of what a store of vectors found. */
    static float[] of(UnitIndex index, Map<UUID, Double> near) {
        var scores = new float[index.numbers()];
        Arrays.fill(scores, UNKNOWN);
        near.forEach((id, cosine) -> {
            int unit = index.number(id);
            if (unit >= 0) {
                scores[unit] = cosine.floatValue();
            }
        });
        return scores;
    }

    private float[] score() {
        var scores = new float[index.numbers()];
        Arrays.fill(scores, UNKNOWN);
        var differences = differences();
        int most = farthest(differences);
        int at = 0;
        for (int part = 0; part < index.segments().size(); part++) {
            var segment = index.segments().get(part);
            var owners = segment.vectors.owners();
            int done = -1;
            for (int vector = 0; vector < owners.length; vector++, at++) {
                if (differences[at] <= most && owners[vector] != done) {
                    done = owners[vector];
                    scores[index.firstUnit(part) + done] = score(segment.vectors, done);
                }
            }
        }
        return scores;
    }

    /** In how many signs every vector differs; in none if all are compared, and in very many if they are of another length. */
    private short[] differences() {
        int size = 0;
        for (var segment : index.segments()) {
            size += segment.vectors.size();
        }
        var differences = new short[size];
        int at = 0;
        for (var segment : index.segments()) {
            var vectors = segment.vectors;
            boolean comparable = vectors.dimensions() == dimensions;
            for (int vector = 0; vector < vectors.size(); vector++) {
                int many = size <= ALL ? 0 : vectors.differences(vector, signs);
                differences[at++] = comparable ? (short) many : Short.MAX_VALUE;
            }
        }
        return differences;
    }

    /** In how many signs a vector may differ to be compared. */
    private int farthest(short[] differences) {
        int wanted = Math.max(ALL / 2, MARGIN * weights.candidates());
        var counts = new int[dimensions + 1];
        for (short many : differences) {
            if (many < counts.length) {
                counts[many]++;
            }
        }
        int farthest = 0;
        for (int sum = counts[0]; sum < wanted && farthest < dimensions; sum += counts[farthest]) {
            farthest++;
        }
        return farthest;
    }

    private float score(Vectors vectors, int unit) {
        int from = vectors.first()[unit];
        int to = vectors.first()[unit + 1] - (vectors.withReply()[unit] ? 1 : 0);
        float best = -1;
        float sum = 0;
        for (int at = from; at < to; at++) {
            float cosine = cosine(vectors, at);
            best = Math.max(best, cosine);
            sum += cosine;
        }
        double share = 1 / Math.sqrt(to - from);
        double alone = share * best + (1 - share) * sum / (to - from);
        return (float)
                (vectors.withReply()[unit]
                        ? (1 - weights.reply()) * alone + weights.reply() * cosine(vectors, to)
                        : alone);
    }

    private float cosine(Vectors vectors, int at) {
        return vectors.product(at, query) * factor * vectors.factors()[at];
    }
}
