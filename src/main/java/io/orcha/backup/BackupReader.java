package io.orcha.backup;

import io.orcha.backup.ControlLine.Header;
import io.orcha.backup.ControlLine.TableEnd;
import io.orcha.backup.ControlLine.TableStart;
import io.orcha.backup.ControlLine.Trailer;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.HashSet;

/**
 * Reads a backup from its first byte to its last in constant memory, and refuses one that is cut, altered, reordered or followed
 * by anything. What it hands out is only known to be right when {@link #read} has returned.
 */
final class BackupReader {

    /** Sees what is read. */
    interface Visitor {

        default void header(Header header) throws SQLException {}

        default void table(TableStart table) throws SQLException {}

        default void row(byte[] row) throws SQLException {}

        default void end(TableEnd end) throws SQLException {}
    }

    /**
     * What a whole backup holds.
     *
     * @param bytes of its text, unpacked
     */
    record Summary(Header header, int tables, long rows, long bytes) {}

    private final LineInput lines;
    private final Visitor visitor;
    private final Checksum all = new Checksum();
    private int tables;
    private long rows;
    private long bytes;

    private BackupReader(InputStream input, Visitor visitor) {
        this.lines = new LineInput(input);
        this.visitor = visitor;
    }

    /**
     * Reads a backup.
     *
     * @throws BackupException when it is not a whole and unaltered one
     */
    static Summary read(InputStream input, Visitor visitor) throws IOException, SQLException {
        return new BackupReader(input, visitor).read();
    }

    private Summary read() throws IOException, SQLException {
        if (!(control(next()) instanceof Header header)) {
            throw BackupException.refused("this is no backup");
        }
        visitor.header(header);
        var seen = new HashSet<String>();
        for (; ; ) {
            var before = all.soFar();
            switch (control(next())) {
                case TableStart start -> {
                    if (!seen.add(start.table())) {
                        throw BackupException.refused("it holds the table %s twice".formatted(start.table()));
                    }
                    readTable(start);
                }
                case Trailer trailer -> {
                    require(trailer.equals(new Trailer(tables, rows, before)), "its checksum is wrong: it was altered");
                    require(lines.next() == null, "something follows its end");
                    return new Summary(header, tables, rows, bytes);
                }
                case Header _, TableEnd _ -> throw misplaced();
            }
        }
    }

    private void readTable(TableStart start) throws IOException, SQLException {
        visitor.table(start);
        var checksum = new Checksum();
        long count = 0;
        var line = next();
        for (; ControlLine.isRow(line); line = next()) {
            checksum.add(line);
            count++;
            visitor.row(line);
        }
        if (!(control(line) instanceof TableEnd end)) {
            throw misplaced();
        }
        require(
                end.equals(new TableEnd(start.table(), count, checksum.hex())),
                "the rows of %s are not those that were saved".formatted(start.table()));
        visitor.end(end);
        tables++;
        rows += count;
    }

    private byte[] next() throws IOException {
        var line = lines.next();
        if (line == null) {
            throw BackupException.refused("it ends before its trailer: it was cut");
        }
        all.add(line);
        bytes += line.length + 1;
        return line;
    }

    private ControlLine control(byte[] line) {
        return ControlLine.parse(line, lines.number());
    }

    private BackupException misplaced() {
        return BackupException.refused("line %d is out of place".formatted(lines.number()));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw BackupException.refused(otherwise);
        }
    }
}
