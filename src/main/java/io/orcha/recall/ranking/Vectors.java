package io.orcha.recall.ranking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The vectors of a segment's units, in one place, so that comparing many of them is a walk through memory: of unit {@code u} those from
 * {@code first[u]} on, its reply's last, if it has one. With each there are the signs of its numbers, one bit each, by which few are
 * chosen to be compared, and what its products are multiplied by.
 */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
record Vectors(
        int dimensions, int[] first, boolean[] withReply, int[] owners, byte[] values, float[] factors, long[] signs) {

    /** Eight bytes of an array at once, the first of them lowest. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The lowest bit of each byte; and what brings these bits together in the highest byte when they are multiplied by it. */
    private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;

    private static final long GATHER = 0x0102_0408_1020_4080L;

    static Vectors of(List<Unit> units) {
        var first = new int[units.size() + 1];
        var withReply = new boolean[units.size()];
        int dimensions = 0;
        for (int unit = 0; unit < units.size(); unit++) {
            var passages = units.get(unit).passages();
            dimensions = passages.isEmpty() ? dimensions : passages.getFirst().dimensions();
            withReply[unit] = units.get(unit).reply() != null && !passages.isEmpty();
            first[unit + 1] = first[unit] + passages.size() + (withReply[unit] ? 1 : 0);
        }
        int count = first[units.size()];
        var vectors = new Vectors(
                dimensions,
                first,
                withReply,
                new int[count],
                new byte[Math.multiplyExact(count, dimensions)],
                new float[count],
                new long[count * words(dimensions)]);
        for (int unit = 0; unit < units.size(); unit++) {
            int at = first[unit];
            for (var passage : units.get(unit).passages()) {
                vectors.set(at++, unit, passage);
            }
            var reply = units.get(unit).reply();
            if (reply != null && withReply[unit]) {
                vectors.set(at, unit, reply);
            }
        }
        return vectors;
    }

    /** The same units with their meanings kept here only. */
    List<Unit> sharedBy(List<Unit> units) {
        var shared = new ArrayList<Unit>(units.size());
        for (int number = 0; number < units.size(); number++) {
            var unit = units.get(number);
            var passages = new ArrayList<Passage>(unit.passages().size());
            int at = first[number];
            for (var passage : unit.passages()) {
                passages.add(shared(at++, passage));
            }
            var reply = unit.reply();
            shared.add(unit.withMeaning(passages, reply != null && withReply[number] ? shared(at, reply) : null));
        }
        return List.copyOf(shared);
    }

    private Passage shared(int at, Passage passage) {
        return new Passage(values, at * dimensions, dimensions, passage.weight());
    }

    /** How many numbers of 64 bits the signs of a vector take. */
    static int words(int dimensions) {
        return (dimensions + Long.SIZE - 1) / Long.SIZE;
    }

    /** The signs of a vector's numbers. */
    static long[] signs(byte[] vector) {
        var signs = new long[words(vector.length)];
        signs(vector, 0, vector.length, signs, 0);
        return signs;
    }

    /** Adds the signs of numbers to a place that is empty. */
    private static void signs(byte[] values, int from, int dimensions, long[] signs, int place) {
        int at = 0;
        for (; at + Long.BYTES <= dimensions; at += Long.BYTES) {
            long lowest = ((long) EIGHT.get(values, from + at) >>> (Byte.SIZE - 1)) & LOWEST_BITS;
            signs[place + at / Long.SIZE] |= ((lowest * GATHER) >>> (Long.SIZE - Byte.SIZE)) << at;
        }
        for (; at < dimensions; at++) {
            signs[place + at / Long.SIZE] |= values[from + at] < 0 ? 1L << at : 0;
        }
    }

    private void set(int at, int unit, Passage passage) {
        if (passage.dimensions() != dimensions) {
            throw new IllegalArgumentException(
                    "vectors of %d and %d numbers".formatted(dimensions, passage.dimensions()));
        }
        owners[at] = unit;
        factors[at] = passage.factor();
        System.arraycopy(passage.values(), passage.from(), values, at * dimensions, dimensions);
        signs(values, at * dimensions, dimensions, signs, at * words(dimensions));
    }

    /** The sum of the products of a vector's numbers and others. */
    int product(int at, byte[] others) {
        int from = at * dimensions;
        int sum = 0;
        for (int number = 0; number < others.length; number++) {
            sum += values[from + number] * others[number];
        }
        return sum;
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
        return values.length + 8L * signs.length + 8L * owners.length + 5L * first.length;
    }
}
