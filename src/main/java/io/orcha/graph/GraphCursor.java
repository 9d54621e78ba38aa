package io.orcha.graph;

import io.orcha.platform.problem.InvalidFieldsException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a list begins that has the greatest ranks first: after the last entry of the page before. Clients treat it as
 * opaque.
 *
 * @param rank what the list is ordered by, such as microseconds since 1970
 * @param id orders what has the same rank, the greatest first
 */
record GraphCursor(long rank, UUID id) {

    /** As microseconds the year 2255, which PostgreSQL can write as well. */
    private static final long GREATEST = 9_000_000_000_000_000L;

    /** Before all. */
    static final GraphCursor START = new GraphCursor(GREATEST, new UUID(-1, -1));

    static GraphCursor of(Instant time, UUID id) {
        return new GraphCursor(ChronoUnit.MICROS.between(Instant.EPOCH, time), id);
    }

    /** The rank as a time. */
    Instant time() {
        return Instant.EPOCH.plus(rank, ChronoUnit.MICROS);
    }

    /** Whether an entry comes after it, in the order of Java's ids. */
    boolean isBefore(long otherRank, UUID other) {
        return otherRank < rank || (otherRank == rank && other.compareTo(id) < 0);
    }

    String encode() {
        var text = rank + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidFieldsException when it did not come from {@link #encode} */
    static GraphCursor decode(@Nullable String cursor) {
        if (cursor == null) {
            return START;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
            long rank = Long.parseLong(parts[0]);
            if (parts.length == 2 && rank >= 0 && rank <= GREATEST) {
                return new GraphCursor(rank, UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException _) {
            // The same answer as for one that has no two parts.
        }
        throw InvalidFieldsException.of("?cursor", "is not a cursor of this service");
    }
}
