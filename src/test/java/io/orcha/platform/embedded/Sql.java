package io.orcha.platform.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Asks an embedded server as the service's user. */
final class Sql {

    private Sql() {}

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }

    static void execute(EmbeddedPostgres postgres, String command) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    static String value(EmbeddedPostgres postgres, String query) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
