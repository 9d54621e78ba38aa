package io.orcha.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads points in time that clients give. */
public final class PointInTime {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private PointInTime() {}

    /** A time in ISO 8601; empty when the text is none, or lies outside the years 1 to 9999, which every part of the service can write. */
    public static Optional<Instant> read(String text) {
        try {
            var time = Instant.parse(text);
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
