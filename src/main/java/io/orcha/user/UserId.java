package io.orcha.user;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.orcha.platform.problem.InvalidFieldsException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a user. An integer id is its decimal form, so {@code 42} and {@code "42"} are one user, and {@code
 * "customer_123"} is as good.
 *
 * @param value 1 to 128 characters: ASCII letters, digits and {@code . _ : @ | ~ + = -}
 */
@JsonDeserialize(using = UserIdDeserializer.class)
public record UserId(@JsonValue String value) {

    static final String RULE = "must be an integer, or 1 to 128 characters of A-Z a-z 0-9 . _ : @ | ~ + = -";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:@|~+=-]{1,128}");

    public UserId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(RULE);
        }
    }

    static boolean isValid(String value) {
        return SAFE.matcher(value).matches();
    }

    /** Reads an id from elsewhere, such as a token; empty when it is none. */
    public static Optional<UserId> of(String value) {
        return isValid(value) ? Optional.of(new UserId(value)) : Optional.empty();
    }

    /**
     * Reads an id from a request's path or query.
     *
     * @param where how an error names the parameter, for example {@code ?user_id}
     * @throws InvalidFieldsException when it is missing or not an id
     */
    public static UserId parse(@Nullable String value, String where) {
        if (value == null) {
            throw InvalidFieldsException.of(where, "is required");
        }
        if (!isValid(value)) {
            throw InvalidFieldsException.of(where, RULE);
        }
        return new UserId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
