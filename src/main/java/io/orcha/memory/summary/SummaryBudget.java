package io.orcha.memory.summary;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How much room a memory has, in UTF-8 bytes.
 *
 * @param used the length of the present text
 * @param max the greatest length of the new text
 */
record SummaryBudget(int used, int max) {

    /** What English text takes on average in the tokenizers of current models; other scripts take more tokens. */
    private static final int BYTES_PER_TOKEN = 4;

    /** How hard a summary has to be pressed. */
    enum Pressure {
        /** Below half: the wording stays. */
        NONE,
        /** From half on: related notes are merged. */
        CONCISE,
        /** Above four fifths: what matters least goes. */
        STRONG
    }

    static SummaryBudget of(@Nullable String content, int max) {
        return new SummaryBudget(content == null ? 0 : bytes(content), max);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    int percent() {
        return (int) (100L * used / max);
    }

    int tokens() {
        return max / BYTES_PER_TOKEN;
    }

    /** The length up to which nothing may go for want of room. */
    int roomy() {
        return (int) (max * 4L / 5);
    }

    Pressure pressure() {
        if (used > roomy()) {
            return Pressure.STRONG;
        }
        return used * 2L < max ? Pressure.NONE : Pressure.CONCISE;
    }
}
