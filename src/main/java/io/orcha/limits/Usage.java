package io.orcha.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a user has stored, or is about to. */
public record Usage(long sessions, long messages, long bytes) {

    /** Nothing. */
    public static final Usage NONE = new Usage(0, 0, 0);

    /** What a text takes. */
    public static Usage of(String text) {
        return new Usage(0, 0, text.getBytes(UTF_8).length);
    }

    public Usage plus(Usage more) {
        return new Usage(sessions + more.sessions, messages + more.messages, bytes + more.bytes);
    }

    Usage minus(Usage less) {
        return new Usage(sessions - less.sessions, messages - less.messages, bytes - less.bytes);
    }
}
