package io.orcha.session;

/** A session's title: the beginning of its first message, on one line. */
final class SessionTitle {

    private static final int CODE_POINTS = 80;
    /** Long enough for the title of any message, so that a long message is not scanned to its end. */
    private static final int SCANNED = 1000;

    private SessionTitle() {}

    static String of(String message) {
        int end = Math.min(message.length(), SCANNED);
        if (end < message.length() && Character.isHighSurrogate(message.charAt(end - 1))) {
            end--;
        }
        var line = message.substring(0, end).strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= CODE_POINTS) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, CODE_POINTS - 1)).stripTrailing() + "…";
    }
}
