package io.orcha.recall.ranking;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The best units by words and the best by meaning, and their scores in standard deviations from their mean. Both are taken of these
 * alone, so that they mean the same for a user with few messages and one with very many.
 */
final class Candidates {

    final int[] units;

    /** By words and by meaning, in the order of the units. */
    final double[] words;

    final double[] meanings;

    /** The greatest share of the question's words that one of them has. */
    final double found;

    private Candidates(int[] units, double[] words, double[] meanings, double found) {
        this.units = units;
        this.words = words;
        this.meanings = meanings;
        this.found = found;
    }

    /**
     * Chooses.
     *
     * @param most how many of the best by words, and how many of the best by meaning
     * @param further numbers of units that are candidates whatever their scores
     * @param unread which units' meaning nobody has found out yet; they count as average ones
     */
    static Candidates of(
            float[] words, float[] meanings, int most, IntStream further, IntPredicate unread, IntPredicate wanted) {
        var chosen = new boolean[words.length];
        further.filter(wanted).forEach(unit -> chosen[unit] = true);
        mark(words, Math.nextUp(0f), most, wanted, chosen);
        mark(meanings, Math.nextUp(MeaningScores.UNKNOWN), most, wanted, chosen);
        int count = 0;
        var units = new int[chosen.length];
        for (int unit = 0; unit < chosen.length; unit++) {
            if (chosen[unit]) {
                units[count++] = unit;
            }
        }
        units = Arrays.copyOf(units, count);
        double found =
                Arrays.stream(units).mapToDouble(unit -> words[unit]).max().orElse(0);
        return new Candidates(
                units,
                standard(Arrays.stream(units).mapToDouble(unit -> words[unit]).toArray()),
                meaningsOf(units, meanings, unread),
                found);
    }

    /** Marks the best of those that have at least a score; of equal ones the later, which are newer. */
    private static void mark(float[] scores, float least, int most, IntPredicate wanted, boolean[] chosen) {
        var best = new long[most];
        int count = 0;
        // Backwards, because then none of many equal ones takes the place of another.
        for (int unit = scores.length - 1; unit >= 0; unit--) {
            if (scores[unit] < least) {
                continue;
            }
            long key = (long) ordered(scores[unit]) << 24 | unit;
            if ((count < most || key > best[0]) && wanted.test(unit)) {
                count = count < most ? push(best, count, key) : replaceLeast(best, key);
            }
        }
        for (int at = 0; at < count; at++) {
            chosen[(int) (best[at] & 0xffffff)] = true;
        }
    }

    /** Numbers in the order of the scores. */
    private static int ordered(float score) {
        int bits = Float.floatToRawIntBits(score);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    private static int push(long[] heap, int count, long key) {
        int at = count;
        while (at > 0 && heap[(at - 1) / 2] > key) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = key;
        return count + 1;
    }

    private static int replaceLeast(long[] heap, long key) {
        int at = 0;
        for (int child = 1; child < heap.length; child = 2 * at + 1) {
            if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= key) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = key;
        return heap.length;
    }

    private static double[] meaningsOf(int[] units, float[] meanings, IntPredicate unread) {
        var read = Arrays.stream(units).filter(unit -> !unread.test(unit)).toArray();
        var scores = standard(known(read, meanings));
        var all = new double[units.length];
        for (int at = 0, next = 0; at < units.length; at++) {
            all[at] = unread.test(units[at]) ? 0 : scores[next++];
        }
        return all;
    }

    /** The scores by meaning; those that are not known are as the least of the others, because they are not near. */
    private static double[] known(int[] units, float[] meanings) {
        double least = Arrays.stream(units)
                .mapToDouble(unit -> meanings[unit])
                .filter(score -> score > MeaningScores.UNKNOWN)
                .min()
                .orElse(0);
        return Arrays.stream(units)
                .mapToDouble(unit -> Math.max(least, meanings[unit]))
                .toArray();
    }

    private static double[] standard(double[] scores) {
        double mean = Arrays.stream(scores).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElse(0));
        return Arrays.stream(scores)
                .map(score -> deviation == 0 ? 0 : (score - mean) / deviation)
                .toArray();
    }
}
