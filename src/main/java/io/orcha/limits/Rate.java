package io.orcha.limits;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How often something may be done.
 *
 * @param capacity how often at once
 * @param period in which time the same number is granted again, evenly
 */
public record Rate(long capacity, Duration period) {

    /** The database counts in microseconds. */
    private static final long SHORTEST_INTERVAL = 1_000;

    private static final Pattern FORMAT = Pattern.compile("([1-9][0-9]{0,8})/([0-9PTDHMS.a-z]+)");

    public Rate {
        if (capacity < 1 || period.toNanos() / capacity < SHORTEST_INTERVAL) {
            throw new IllegalArgumentException("a rate is at least one, and at most a million a second");
        }
    }

    /**
     * Reads {@code 600/1M}. The name is the one by which SmallRye finds it.
     *
     * @throws IllegalArgumentException when it is no rate
     */
    public static Rate parse(CharSequence text) {
        var parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'%s' is no rate such as 600/1M".formatted(text));
        }
        return new Rate(Long.parseLong(parts.group(1)), DurationConverter.parseDuration(parts.group(2)));
    }

    /** The time in which one is granted. */
    Duration interval() {
        return period.dividedBy(capacity);
    }
}
