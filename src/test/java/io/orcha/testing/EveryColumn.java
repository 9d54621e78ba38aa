package io.orcha.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks for a text in every column of every table: what was erased must not be anywhere. */
public final class EveryColumn {

    private EveryColumn() {}

    /** The tables and columns that hold the text, whatever its case; bytes are looked into as well. */
    public static List<String> holding(DataSource dataSource, String text) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = dataSource.getConnection()) {
            var columns = new ArrayList<String[]>();
            try (var rows = connection.createStatement().executeQuery("""
                    SELECT table_name, column_name, data_type FROM information_schema.columns
                     WHERE table_schema = 'public'
                    """)) {
                while (rows.next()) {
                    columns.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
                }
            }
            for (var column : columns) {
                var value = column[2].equals("bytea")
                        ? "encode(\"%s\", 'escape')".formatted(column[1])
                        : "\"%s\"::text".formatted(column[1]);
                var sql = "SELECT count(*) FROM \"%s\" WHERE %s ILIKE ?".formatted(column[0], value);
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setString(1, "%" + text + "%");
                    try (var rows = statement.executeQuery()) {
                        rows.next();
                        if (rows.getLong(1) > 0) {
                            found.add(column[0] + "." + column[1]);
                        }
                    }
                }
            }
        }
        return found;
    }
}
