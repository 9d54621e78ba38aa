package io.orcha.bench;

import java.util.Arrays;

/** How long each answer took, in full: sorting a few hundred thousand numbers at the end is cheap. Written by one thread. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;
    private int errors;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    void error() {
        errors++;
    }

    /** Failures during the warm-up count as well. */
    void addErrorsOf(Latencies earlier) {
        errors += earlier.errors;
    }

    /** Takes over what another window measured, failures included. */
    void addAll(Latencies other) {
        nanos = Arrays.copyOf(nanos, count + other.nanos.length);
        System.arraycopy(other.nanos, 0, nanos, count, other.count);
        count += other.count;
        errors += other.errors;
    }

    int count() {
        return count;
    }

    int errors() {
        return errors;
    }

    /** Milliseconds that a fraction of the answers did not exceed. */
    double percentile(double fraction) {
        if (count == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(Math.ceil(fraction * count)) - 1)] / 1e6;
    }
}
