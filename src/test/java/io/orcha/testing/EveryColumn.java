package io.orcha.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks for a text in every column of every table: what was erased must not be anywhere. */
public final class EveryColumn {

    private EveryColumn() {}

    /** The tables and columns that hold the text, whatever its case; bytes are looked into as well. */
    public static List<String> holding(DataSource dataSource, String text) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return holding(connection, text);
        }
    }

    /** The same, on a connection of a role that sees everybody's rows. */
    public static List<String> holding(Connection connection, String text) throws SQLException {
        var found = new ArrayList<String>();
        for (var column : columns(connection)) {
            var value = column.type().equals("bytea")
                    ? "encode(\"%s\", 'escape')".formatted(column.name())
                    : "\"%s\"::text".formatted(column.name());
            var sql = "SELECT count(*) FROM \"%s\" WHERE %s ILIKE ?".formatted(column.table(), value);
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, "%" + text + "%");
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(column.table() + "." + column.name());
                    }
                }
            }
        }
        return found;
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT table_name, column_name, data_type FROM information_schema.columns
                         WHERE table_schema = 'public'
                        """)) {
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return columns;
    }

    private record Column(String table, String name, String type) {}
}
