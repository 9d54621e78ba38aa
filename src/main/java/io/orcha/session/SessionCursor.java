package io.orcha.session;

import io.orcha.platform.problem.InvalidFieldsException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page of sessions begins: after the last session of the page before. Clients treat it as opaque. */
public record SessionCursor(Instant lastActivityAt, UUID sessionId) {

    private static final long FAR_FUTURE = 9_000_000_000_000_000L;

    /** Before the newest. */
    public static final SessionCursor START =
            new SessionCursor(Instant.EPOCH.plus(FAR_FUTURE, ChronoUnit.MICROS), new UUID(-1, -1));

    static SessionCursor after(ChatSession last) {
        return new SessionCursor(last.lastActivityAt(), last.sessionId());
    }

    /** The cursor as a client passes it. */
    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((ChronoUnit.MICROS.between(Instant.EPOCH, lastActivityAt) + "|" + sessionId)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor that a client gives; null when it gives none.
     *
     * @throws InvalidFieldsException when it did not come from {@link #encode}
     */
    public static @Nullable SessionCursor decode(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int bar = text.indexOf('|');
            long micros = Long.parseLong(text.substring(0, Math.max(0, bar)));
            // PostgreSQL's timestamps end in the year 294276.
            if (micros < 0 || micros > FAR_FUTURE) {
                throw new IllegalArgumentException("out of range");
            }
            return new SessionCursor(
                    Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(text.substring(bar + 1)));
        } catch (IllegalArgumentException _) {
            throw InvalidFieldsException.of("?cursor", "is not a cursor of this service");
        }
    }
}
