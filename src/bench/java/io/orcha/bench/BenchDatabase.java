package io.orcha.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** The service's database, to prepare a measurement and to check what came of it. */
final class BenchDatabase implements AutoCloseable {

    private final Connection connection;

    private BenchDatabase(Connection connection) {
        this.connection = connection;
    }

    static BenchDatabase open(String url, String user, String password) throws SQLException {
        return new BenchDatabase(DriverManager.getConnection(url, user, password));
    }

    /** The number that a query answers. */
    long number(String sql, Object... parameters) throws SQLException {
        try (var statement = prepare(sql, parameters);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The texts of a query's only column. */
    List<String> texts(String sql, Object... parameters) throws SQLException {
        try (var statement = prepare(sql, parameters);
                var rows = statement.executeQuery()) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    void update(String sql, Object... parameters) throws SQLException {
        try (var statement = prepare(sql, parameters)) {
            statement.execute();
        }
    }

    /** Begins to fill a table; the rows are collected in a file first. */
    Copy copy(String table) throws IOException {
        return new Copy(table, Files.createTempFile("orcha-bench", ".copy"));
    }

    /** Rows on their way into a table. */
    final class Copy implements AutoCloseable {

        private final String table;
        private final Path file;
        private final OutputStream rows;

        private Copy(String table, Path file) throws IOException {
            this.table = table;
            this.file = file;
            this.rows = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        }

        void write(byte[] row) {
            try {
                rows.write(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws SQLException, IOException {
            rows.close();
            try (var input = Files.newInputStream(file)) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY %s FROM STDIN".formatted(table), input);
            } finally {
                Files.delete(file);
            }
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
