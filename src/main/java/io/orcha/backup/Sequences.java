package io.orcha.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The counters behind columns that the database numbers itself: after a restoration they go on above what was restored. */
final class Sequences {

    private static final String COLUMNS = """
            SELECT a.attname, pg_get_serial_sequence(a.attrelid::regclass::text, a.attname)
              FROM pg_attribute a
             WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
               AND pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) IS NOT NULL
            """;

    private Sequences() {}

    static void advance(Connection connection, Collection<Table> tables) throws SQLException {
        for (var table : tables) {
            for (var command : commands(connection, table)) {
                Session.number(connection, command);
            }
        }
    }

    private static List<String> commands(Connection connection, Table table) throws SQLException {
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table.quotedName());
            try (var rows = statement.executeQuery()) {
                var commands = new ArrayList<String>();
                while (rows.next()) {
                    commands.add("""
                            SELECT setval('%1$s', GREATEST(max(%2$s), (SELECT last_value FROM %1$s)), true)
                              FROM %3$s HAVING max(%2$s) IS NOT NULL
                            UNION ALL SELECT 0
                            """.formatted(rows.getString(2), Table.quote(rows.getString(1)), table.quotedName()));
                }
                return commands;
            }
        }
    }
}
