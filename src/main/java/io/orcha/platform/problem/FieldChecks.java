package io.orcha.platform.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with a request's fields, so that a client learns of all of it at once. The checked values may be
 * used after {@link #throwIfAny} has returned.
 */
public final class FieldChecks {

    private final List<FieldError> errors = new ArrayList<>();

    /** Notes an error of a field. */
    public void reject(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    /** Checks that a field is there. */
    public <T> @Nullable T required(String pointer, @Nullable T value) {
        if (value == null) {
            reject(pointer, "is required");
        }
        return value;
    }

    /**
     * Checks a text that must be there, hold more than white space, be well-formed Unicode without NUL, and not be too long.
     *
     * @param maxBytes the greatest length in UTF-8 bytes
     * @return the text; an empty one when it was rejected
     */
    public String text(String pointer, @Nullable String value, int maxBytes) {
        int before = errors.size();
        var text = possiblyBlankText(pointer, value, maxBytes);
        if (errors.size() == before && text.isBlank()) {
            reject(pointer, "must not be blank");
        }
        return text;
    }

    /** Like {@link #text} for a text that may be empty or hold white space only. */
    public String possiblyBlankText(String pointer, @Nullable String value, int maxBytes) {
        if (required(pointer, value) == null) {
            return "";
        }
        var text = Objects.requireNonNull(value);
        int bytes = utf8Length(text);
        if (bytes == CONTAINS_NUL) {
            reject(pointer, "must not contain the NUL character");
        } else if (bytes == CONTAINS_LONE_SURROGATE) {
            reject(pointer, "must not contain an unpaired surrogate");
        } else if (bytes > maxBytes) {
            reject(pointer, "must have at most %d bytes in UTF-8, has %d".formatted(maxBytes, bytes));
        }
        return text;
    }

    /** How many errors were noted so far. */
    public int count() {
        return errors.size();
    }

    /**
     * Ends the checks.
     *
     * @throws InvalidFieldsException when anything was rejected
     */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
    }

    private static final int CONTAINS_NUL = -1;
    private static final int CONTAINS_LONE_SURROGATE = -2;

    private static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return CONTAINS_NUL;
            } else if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                return CONTAINS_LONE_SURROGATE;
            }
        }
        return bytes;
    }
}
