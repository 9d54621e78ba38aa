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
record Rate(long capacity, Duration period) {

    private static final Pattern FORMAT = Pattern.compile("([1-9][0-9]{0,8})/([0-9PTDHMS.a-z]+)");

    Rate {
        if (capacity < 1 || !period.isPositive()) {
            throw new IllegalArgumentException("a rate is a positive number in a positive time");
        }
    }

    /**
     * Reads {@code 600/1M}. The name is the one by which SmallRye finds it.
     *
     * @throws IllegalArgumentException when it is no rate
     */
    static Rate parse(CharSequence text) {
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
