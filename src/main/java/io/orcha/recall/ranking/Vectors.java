package io.orcha.recall.ranking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What is needed of the vectors of a segment's units to compare only a few of them: of unit {@code u} those from {@code first[u]} on, its
 * reply's last, if it has one. Of each there are the signs of its numbers, one bit each, and what its products are multiplied by.
 */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
record Vectors(int dimensions, int[] first, int[] owners, float[] factors, long[] signs) {

    /** Eight bytes of an array at once, the first of them lowest. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The lowest bit of each byte; and what brings these bits together in the highest byte when they are multiplied by it. */
    private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;

    private static final long GATHER = 0x0102_0408_1020_4080L;

    static Vectors of(List<Unit> units) {
        var first = new int[units.size() + 1];
        int dimensions = 0;
        for (int unit = 0; unit < units.size(); unit++) {
            var passages = units.get(unit).passages();
            dimensions = passages.isEmpty() ? dimensions : passages.getFirst().values().length;
            boolean reply = units.get(unit).reply() != null && !passages.isEmpty();
            first[unit + 1] = first[unit] + passages.size() + (reply ? 1 : 0);
        }
        int count = first[units.size()];
        var vectors =
                new Vectors(dimensions, first, new int[count], new float[count], new long[count * words(dimensions)]);
        for (int unit = 0; unit < units.size(); unit++) {
            int at = first[unit];
            for (var passage : units.get(unit).passages()) {
                vectors.set(at++, unit, passage);
            }
            var reply = units.get(unit).reply();
            if (reply != null && at < first[unit + 1]) {
                vectors.set(at, unit, reply);
            }
        }
        return vectors;
    }

    /** How many numbers of 64 bits the signs of a vector take. */
    static int words(int dimensions) {
        return (dimensions + Long.SIZE - 1) / Long.SIZE;
    }

    /** The signs of a vector's numbers. */
    static long[] signs(byte[] vector) {
        var signs = new long[words(vector.length)];
        signs(vector, signs, 0);
        return signs;
    }

    /** Adds the signs of a vector's numbers to a place that is empty. */
    private static void signs(byte[] vector, long[] signs, int place) {
        int at = 0;
        for (; at + Long.BYTES <= vector.length; at += Long.BYTES) {
            long lowest = ((long) EIGHT.get(vector, at) >>> (Byte.SIZE - 1)) & LOWEST_BITS;
            signs[place + at / Long.SIZE] |= ((lowest * GATHER) >>> (Long.SIZE - Byte.SIZE)) << at;
        }
        for (; at < vector.length; at++) {
            signs[place + at / Long.SIZE] |= vector[at] < 0 ? 1L << at : 0;
        }
    }

    private void set(int at, int unit, Passage passage) {
        if (passage.values().length != dimensions) {
            throw new IllegalArgumentException(
                    "vectors of %d and %d numbers".formatted(dimensions, passage.values().length));
        }
        owners[at] = unit;
        factors[at] = passage.factor();
        signs(passage.values(), signs, at * words(dimensions));
    }

    int size() {
        return owners.length;
    }

    /** In how many numbers a vector's sign is another than the given ones. */
    int differences(int at, long[] others) {
        int differences = 0;
        for (int word = 0; word < others.length; word++) {
            differences += Long.bitCount(signs[at * others.length + word] ^ others[word]);
        }
        return differences;
    }

    long bytes() {
        return 8L * signs.length + 8L * owners.length + 4L * first.length;
    }
}
