package io.orcha.backup;

import io.orcha.backup.ControlLine.Header;
import io.orcha.backup.ControlLine.TableEnd;
import io.orcha.backup.ControlLine.TableStart;
import io.orcha.backup.ControlLine.Trailer;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what the database holds at one moment, while others go on writing to it, in constant memory. */
final class BackupWriter {

    private static final int FETCH = 500;

    private final Connection connection;
    private final OutputStream output;
    private final Progress progress;
    private final Checksum all = new Checksum();
    private long bytes;

    private BackupWriter(Connection connection, OutputStream output, Progress progress) {
        this.connection = connection;
        this.output = output;
        this.progress = progress;
    }

    /**
     * Writes a backup.
     *
     * @param users whose rows; null for everyone's
     * @param connection of a role that sees all rows
     */
    static BackupReader.Summary write(
            Connection connection, @Nullable List<String> users, OutputStream output, Progress progress)
            throws IOException, SQLException {
        connection.setAutoCommit(false);
        Session.prepare(connection);
        Session.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        try {
            return new BackupWriter(connection, output, progress).write(users);
        } finally {
            connection.rollback();
        }
    }

    private BackupReader.Summary write(@Nullable List<String> users) throws IOException, SQLException {
        var header = header(users);
        line(header.bytes());
        long rows = 0;
        int tables = 0;
        for (var table : Table.all(connection)) {
            if (users == null || table.owner() != Table.Owner.NOBODY) {
                rows += table(table, users);
                tables++;
            }
        }
        line(new Trailer(tables, rows, all.soFar()).bytes());
        output.flush();
        return new BackupReader.Summary(header, tables, rows, bytes);
    }

    /** The first query: with it the moment begins that the backup shows. */
    private Header header(@Nullable List<String> users) throws SQLException {
        try (var statement = connection.createStatement();
                var now = statement.executeQuery("SELECT clock_timestamp()")) {
            now.next();
            return new Header(
                    now.getObject(1, OffsetDateTime.class).toInstant(),
                    Schema.release(),
                    Schema.applied(connection),
                    users);
        }
    }

    private long table(Table table, @Nullable List<String> users) throws IOException, SQLException {
        line(new TableStart(table.name(), table.columns()).bytes());
        progress.begin(table.name());
        var checksum = new Checksum();
        long rows = 0;
        var condition = users == null ? "true" : Table.quote(table.owner().column()) + " = ANY (?)";
        try (var statement = connection.prepareStatement(table.orderedRows(condition))) {
            statement.setFetchSize(FETCH);
            if (users != null) {
                statement.setArray(1, connection.createArrayOf("text", users.toArray()));
            }
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    var row = found.getBytes(1);
                    requireLine(row, table);
                    checksum.add(row);
                    line(row);
                    progress.row();
                    rows++;
                }
            }
        }
        line(new TableEnd(table.name(), rows, checksum.hex()).bytes());
        progress.end();
        return rows;
    }

    /** What could not be read again is not written. */
    private static void requireLine(byte[] row, Table table) {
        boolean isLine = ControlLine.isRow(row) && row.length <= LineInput.LONGEST;
        for (int i = 0; isLine && i < row.length; i++) {
            isLine = row[i] != '\n';
        }
        if (!isLine) {
            throw new BackupException(
                    Exit.FAILED, "a row of %s does not fit into a line of a backup".formatted(table.name()));
        }
    }

    private void line(byte[] line) throws IOException {
        all.add(line);
        output.write(line);
        output.write('\n');
        bytes += line.length + 1;
    }
}
