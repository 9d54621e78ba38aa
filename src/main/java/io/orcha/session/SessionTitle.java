package io.orcha.session;

import io.orcha.platform.problem.FieldChecks;

/** A session's title, on one line: what its owner calls it, else the beginning of its first message. */
final class SessionTitle {

    private static final int CODE_POINTS = 80;
    private static final int GIVEN_BYTES = 400;
    /** Long enough for the title of any message, so that a long message is not scanned to its end. */
    private static final int SCANNED = 1000;

    private SessionTitle() {}

    static String of(String message) {
        int end = Math.min(message.length(), SCANNED);
        if (end < message.length() && Character.isHighSurrogate(message.charAt(end - 1))) {
            end--;
        }
        var line = line(message.substring(0, end));
        if (line.codePointCount(0, line.length()) <= CODE_POINTS) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, CODE_POINTS - 1)).stripTrailing() + "…";
    }

    /** Checks a title that the owner gives. */
    static void check(FieldChecks checks, String pointer, String title) {
        checks.text(pointer, title, GIVEN_BYTES);
    }

    /** A title that the owner gives. */
    static String given(String title) {
        return line(title);
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
