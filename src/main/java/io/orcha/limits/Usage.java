package io.orcha.limits;

/** What a user has stored, or is about to. */
public record Usage(long sessions, long messages, long bytes) {

    /** Nothing. */
    public static final Usage NONE = new Usage(0, 0, 0);

    public Usage plus(Usage more) {
        return new Usage(sessions + more.sessions, messages + more.messages, bytes + more.bytes);
    }

    Usage minus(Usage less) {
        return new Usage(sessions - less.sessions, messages - less.messages, bytes - less.bytes);
    }
}
