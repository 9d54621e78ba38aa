package io.orcha.portability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.orcha.platform.problem.FieldChecks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that values of a bundle have in common; what is wrong is told with its place. */
final class BundleChecks {

    /** So many errors say enough. */
    private static final int SHOWN_ERRORS = 20;

    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})*");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final UUID NIL = new UUID(0, 0);

    private final FieldChecks fields = new FieldChecks();
    private final Instant latest;

    BundleChecks(Instant now) {
        this.latest = now.plus(CLOCKS_DIFFER);
    }

    /** Checks one element of an array. */
    @FunctionalInterface
    interface ElementCheck<T> {
        void check(String at, T element);
    }

    /** Checks every element of an array, as long as it makes sense. */
    <T> void each(String at, @Nullable List<@Nullable T> elements, ElementCheck<T> check) {
        if (fields.required(at, elements) == null) {
            return;
        }
        int i = 0;
        for (var element : Objects.requireNonNull(elements)) {
            if (fields.count() >= SHOWN_ERRORS) {
                return;
            }
            var place = at + "/" + i++;
            if (fields.required(place, element) != null) {
                check.check(place, Objects.requireNonNull(element));
            }
        }
    }

    void require(boolean condition, String at, String otherwise) {
        if (!condition) {
            fields.reject(at, otherwise);
        }
    }

    <T> @Nullable T required(String at, @Nullable T value) {
        return fields.required(at, value);
    }

    /** An id that no earlier one is equal to, and not the nil one, which stands for none. */
    void uniqueId(String at, @Nullable UUID id, Set<Object> seen) {
        unique(at, id, seen);
        require(!NIL.equals(id), at, "must not be the nil UUID");
    }

    /** A value that no earlier one is equal to. */
    void unique(String at, @Nullable Object value, Set<Object> seen) {
        if (fields.required(at, value) != null && !seen.add(Objects.requireNonNull(value))) {
            fields.reject(at, "is there twice");
        }
    }

    void text(String at, @Nullable String value, int maxBytes) {
        fields.possiblyBlankText(at, value, maxBytes);
    }

    void optionalText(String at, @Nullable String value, int maxBytes) {
        if (value != null) {
            fields.possiblyBlankText(at, value, maxBytes);
        }
    }

    void ids(String at, @Nullable List<@Nullable UUID> ids) {
        each(at, ids, (place, id) -> require(!NIL.equals(id), place, "must not be the nil UUID"));
    }

    void hex(String at, @Nullable String value, int minBytes, int maxBytes) {
        if (fields.required(at, value) != null) {
            optionalHex(at, value, minBytes, maxBytes);
        }
    }

    void optionalHex(String at, @Nullable String value, int minBytes, int maxBytes) {
        if (value != null
                && !(value.length() >= 2 * minBytes
                        && value.length() <= 2 * maxBytes
                        && HEX.matcher(value).matches())) {
            fields.reject(at, "must be bytes in lower-case hexadecimal digits");
        }
    }

    void time(String at, @Nullable Instant value) {
        if (fields.required(at, value) != null) {
            optionalTime(at, value);
        }
    }

    void optionalTime(String at, @Nullable Instant value) {
        if (value == null) {
            return;
        }
        if (value.isBefore(EARLIEST) || value.isAfter(latest)) {
            fields.reject(at, "must be a time from 1970 until now");
        } else if (!value.equals(value.truncatedTo(ChronoUnit.MICROS))) {
            fields.reject(at, "must be of microseconds");
        }
    }

    /** A time of the world's, in the past or ahead; null is none. */
    void anyTime(String at, @Nullable Instant value) {
        if (value != null && (value.isBefore(FIRST) || value.isAfter(LAST))) {
            fields.reject(at, "must be a time of the years 1 to 9999");
        } else if (value != null && !value.equals(value.truncatedTo(ChronoUnit.MICROS))) {
            fields.reject(at, "must be of microseconds");
        }
    }

    /** How much of one thing, from nothing to all. */
    void share(String at, @Nullable Float share) {
        require(share != null && share >= 0 && share <= 1, at, "must be from 0 to 1");
    }

    /**
     * A JSON array as a text, which is read later and has to be readable then.
     *
     * @param reader reads it as an array
     * @param isWhole whether an element has all that it needs
     */
    <T> void arrayText(
            String at, @Nullable String value, int maxBytes, ObjectReader reader, Predicate<@Nullable T> isWhole) {
        int before = fields.count();
        fields.possiblyBlankText(at, value, maxBytes);
        if (fields.count() > before) {
            return;
        }
        try {
            @Nullable T @Nullable [] elements = reader.readValue(value);
            require(
                    elements != null && Arrays.stream(elements).allMatch(isWhole),
                    at,
                    "must be a JSON array of whole elements as a text");
        } catch (JsonProcessingException _) {
            fields.reject(at, "must be a JSON array of whole elements as a text");
        }
    }

    void throwIfAny() {
        fields.throwIfAny();
    }

    static Set<Object> none() {
        return new HashSet<>();
    }
}
