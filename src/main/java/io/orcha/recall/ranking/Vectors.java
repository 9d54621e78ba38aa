package io.orcha.recall.ranking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The vectors of a segment's units: of unit {@code u} those from {@code first[u]} on, its reply's last, if it has one. Of each there are
 * its numbers, the signs of them, one bit each, by which few are chosen to be compared, its weight, and what its products are
 * multiplied by.
 *
 * <p>Four numbers are packed into one of 32 bits: of a vector of {@code 4 w} numbers, the one at {@code i} has the numbers {@code i},
 * {@code i + w}, {@code i + 2 w} and {@code i + 3 w}, the first of them lowest. A product of such vectors is made of nothing but
 * operations of 32 bits, which the JVM compiles to vector instructions; of bytes it takes four times as long.
 */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
record Vectors(
        int dimensions,
        int[] first,
        boolean[] withReply,
        int[] owners,
        int[] values,
        float[] weights,
        float[] factors,
        long[] signs) {

    /** Eight bytes of an array at once, the first of them lowest. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The lowest bit of each byte; and what brings these bits together in the highest byte when they are multiplied by it. */
    private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;

    private static final long GATHER = 0x0102_0408_1020_4080L;

    /** How many numbers are packed into one. */
    private static final int PACKED = 4;

    static Vectors of(List<Unit> units) {
        var first = new int[units.size() + 1];
        var withReply = new boolean[units.size()];
        int dimensions = 0;
        for (int unit = 0; unit < units.size(); unit++) {
            var passages = units.get(unit).passages();
            dimensions = passages.isEmpty() ? dimensions : passages.getFirst().values().length;
            withReply[unit] = units.get(unit).reply() != null && !passages.isEmpty();
            first[unit + 1] = first[unit] + passages.size() + (withReply[unit] ? 1 : 0);
        }
        int count = first[units.size()];
        var vectors = new Vectors(
                dimensions,
                first,
                withReply,
                new int[count],
                new int[Math.multiplyExact(count, width(dimensions))],
                new float[count],
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

    /** Whether a unit's meaning is known. */
    boolean isRead(int unit) {
        return first[unit + 1] > first[unit];
    }

    /** A unit with its meaning, as {@link #of} was given it. */
    Unit whole(int number, Unit unit) {
        if (!isRead(number)) {
            return unit;
        }
        int behind = first[number + 1] - (withReply[number] ? 1 : 0);
        var passages = new ArrayList<Passage>(behind - first[number]);
        for (int at = first[number]; at < behind; at++) {
            passages.add(passage(at));
        }
        return unit.withMeaning(passages, withReply[number] ? passage(behind) : null);
    }

    private Passage passage(int at) {
        var bytes = new byte[dimensions];
        int width = width(dimensions);
        for (int part = 0; part < PACKED; part++) {
            for (int i = 0; i < width && part * width + i < dimensions; i++) {
                bytes[part * width + i] = (byte) (values[at * width + i] >> (Byte.SIZE * part));
            }
        }
        return new Passage(bytes, weights[at]);
    }

    private static int width(int dimensions) {
        return (dimensions + PACKED - 1) / PACKED;
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
        var bytes = passage.values();
        if (bytes.length != dimensions) {
            throw new IllegalArgumentException("vectors of %d and %d numbers".formatted(dimensions, bytes.length));
        }
        owners[at] = unit;
        weights[at] = passage.weight();
        factors[at] = passage.factor();
        int width = width(dimensions);
        for (int i = 0; i < width; i++) {
            values[at * width + i] = number(bytes, i)
                    | (number(bytes, i + width) << Byte.SIZE)
                    | (number(bytes, i + 2 * width) << (2 * Byte.SIZE))
                    | (number(bytes, i + 3 * width) << (3 * Byte.SIZE));
        }
        signs(bytes, signs, at * words(dimensions));
    }

    private static int number(byte[] bytes, int at) {
        return at < bytes.length ? bytes[at] & 0xff : 0;
    }

    /** A vector's numbers as {@link #product} wants those of the other one. */
    static int[] factorsOf(byte[] vector) {
        var factors = new int[PACKED * width(vector.length)];
        for (int number = 0; number < vector.length; number++) {
            factors[number] = vector[number];
        }
        return factors;
    }

    /**
     * The sum of the products of a vector's numbers and those of another one.
     *
     * @param others what {@link #factorsOf} made of it
     */
    int product(int at, int[] others) {
        int width = others.length / PACKED;
        int from = at * width;
        int sum = 0;
        for (int i = 0; i < width; i++) {
            int four = values[from + i];
            sum += ((four << 24) >> 24) * others[i]
                    + ((four << 16) >> 24) * others[i + width]
                    + ((four << 8) >> 24) * others[i + 2 * width]
                    + (four >> 24) * others[i + 3 * width];
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
        return 4L * values.length + 8L * signs.length + 12L * owners.length + 5L * first.length;
    }
}
