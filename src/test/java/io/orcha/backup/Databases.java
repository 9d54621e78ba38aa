package io.orcha.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orcha.platform.embedded.CommandDatabase;
import io.orcha.platform.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Databases for backups and restorations: each is a schema of one embedded server. */
final class Databases implements AutoCloseable {

    private final EmbeddedPostgres server;

    Databases(Path directory) {
        server = EmbeddedPostgres.start(directory);
    }

    /** How a command ended. */
    record Outcome(Exit exit, String messages) {}

    /** A database without tables. */
    Target empty() {
        var schema = "s" + UUID.randomUUID().toString().replace("-", "");
        var target = new Target(server.jdbcUrl() + "?currentSchema=" + schema, server);
        target.execute("CREATE SCHEMA " + schema);
        return target;
    }

    /** A database with the service's tables. */
    Target migrated() {
        var target = empty();
        var schema = new Schema(target.database());
        schema.prepareFor(schema.expected(), false);
        return target;
    }

    @Override
    public void close() {
        server.close();
    }

    /** One of the databases. */
    record Target(String url, EmbeddedPostgres server) {

        CommandDatabase database() {
            return CommandDatabase.at(url, server.username(), server.password());
        }

        Connection connect() throws SQLException {
            return DriverManager.getConnection(url, server.username(), server.password());
        }

        void execute(String sql) {
            try (var connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        String value(String query) {
            try (var connection = connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getString(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** All rows of a table as text, in an order of their own. */
        String rows(String table) {
            return value(
                    "SELECT string_agg(t::text, E'\\n' ORDER BY t::text COLLATE \"C\") FROM %s AS t".formatted(table));
        }

        boolean hasNoTables() {
            return value("SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace")
                    .equals("0");
        }

        Outcome run(String... command) {
            var messages = new ByteArrayOutputStream();
            var exit = new BackupCommand(new PrintStream(messages, true, UTF_8), Clock.systemUTC(), _ -> database())
                    .execute(command[0], List.of(command).subList(1, command.length));
            return new Outcome(exit, messages.toString(UTF_8));
        }
    }
}
