package io.orcha.backup;

import java.sql.Connection;
import java.sql.SQLException;

/** What a command's connection is told first. */
final class Session {

    private Session() {}

    /**
     * Has values written in a way that reads back as the same values, and rows that the role may not see be an error rather than
     * absent.
     */
    static void prepare(Connection connection) throws SQLException {
        execute(connection, "SET row_security = off");
        execute(connection, "SET TimeZone = 'UTC'");
        execute(connection, "SET DateStyle = 'ISO, YMD'");
        execute(connection, "SET IntervalStyle = 'iso_8601'");
        execute(connection, "SET extra_float_digits = 1");
        execute(connection, "SET bytea_output = 'hex'");
        execute(connection, "SET statement_timeout = 0");
        execute(connection, "SET idle_in_transaction_session_timeout = 0");
        connection.commit();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static int update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
