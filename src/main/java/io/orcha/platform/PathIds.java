package io.orcha.platform;

import io.orcha.platform.problem.InvalidFieldsException;
import java.util.UUID;

/** Ids as requests name them in paths and queries. */
public final class PathIds {

    private PathIds() {}

    /**
     * Reads a UUID.
     *
     * @param where how an error names the parameter, for example {@code {session_id}}
     * @throws InvalidFieldsException when it is none
     */
    public static UUID uuid(String value, String where) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException _) {
            throw InvalidFieldsException.of(where, "must be a UUID");
        }
    }
}
