package io.orcha.recall.memory;

import io.orcha.platform.problem.InvalidFieldsException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page of memories begins: after the last memory of the page before. Clients treat it as opaque. */
record MemoryCursor(Instant createdAt, UUID id) {

    /** PostgreSQL's timestamps end in the year 294276. */
    private static final long LATEST_MICROS = 9_000_000_000_000_000L;

    /** Before the newest. */
    static final MemoryCursor START =
            new MemoryCursor(Instant.EPOCH.plus(LATEST_MICROS, ChronoUnit.MICROS), new UUID(-1, -1));

    static MemoryCursor after(LongTermMemory last) {
        return new MemoryCursor(last.createdAt(), last.id());
    }

    String encode() {
        var text = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidFieldsException when it did not come from {@link #encode} */
    static MemoryCursor decode(@Nullable String cursor) {
        if (cursor == null) {
            return START;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
            long micros = Long.parseLong(parts[0]);
            if (parts.length == 2 && micros >= 0 && micros <= LATEST_MICROS) {
                return new MemoryCursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException _) {
            // The same answer as for one that has no two parts.
        }
        throw InvalidFieldsException.of("?cursor", "is not a cursor of this service");
    }
}
