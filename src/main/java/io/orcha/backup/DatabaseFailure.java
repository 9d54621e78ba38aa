package io.orcha.backup;

import java.sql.SQLException;
import java.util.List;

/** Tells what went wrong in the database without quoting what is in it. */
final class DatabaseFailure {

    /** Classes of errors whose messages name roles, hosts and tables, and no values. */
    private static final List<String> HARMLESS = List.of("08", "28", "3D", "42", "53", "57");

    private DatabaseFailure() {}

    static String describe(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return HARMLESS.stream().anyMatch(state::startsWith)
                ? "the database failed: %s (SQL state %s)".formatted(failure.getMessage(), state)
                : "the database failed (SQL state %s)".formatted(state);
    }
}
