package io.orcha.backup;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Puts rows into a table, many in one statement, and reads them back. */
final class RowLoader implements AutoCloseable {

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final int FETCH = 500;

    private final Connection connection;
    private final Table table;
    private final String into;
    private final PreparedStatement insert;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    private final RowSet given = new RowSet();
    private int waiting;

    /** @param into the table, or another one of the same columns */
    RowLoader(Connection connection, Table table, String into) throws SQLException {
        this.connection = connection;
        this.table = table;
        this.into = into;
        this.insert = connection.prepareStatement(table.insert(into));
    }

    Table table() {
        return table;
    }

    long rows() {
        return given.rows();
    }

    void add(byte[] row) throws SQLException {
        given.add(row);
        chunk.write(waiting == 0 ? '[' : ',');
        chunk.write(row, 0, row.length);
        if (++waiting == MOST_ROWS || chunk.size() >= MOST_BYTES) {
            flush();
        }
    }

    /**
     * Ends the loading.
     *
     * @param condition which rows of the table were loaded
     * @throws BackupException when they read differently from how they were given
     */
    void finish(String condition) throws SQLException {
        flush();
        var found = new RowSet();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (var rows = statement.executeQuery(table.rows(into, condition))) {
                while (rows.next()) {
                    found.add(rows.getBytes(1));
                }
            }
        }
        if (!found.isSameAs(given)) {
            throw new BackupException(
                    Exit.FAILED,
                    "the rows of %s do not read as they were saved; nothing was restored".formatted(table.name()));
        }
    }

    private void flush() throws SQLException {
        if (waiting > 0) {
            chunk.write(']');
            insert.setString(1, chunk.toString(StandardCharsets.UTF_8));
            insert.executeUpdate();
            chunk.reset();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
