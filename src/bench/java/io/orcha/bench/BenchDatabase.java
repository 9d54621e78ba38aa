package io.orcha.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

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

    /** Begins to fill a table. */
    Copy copy(String sql) throws SQLException {
        return new Copy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
    }

    /** Rows on their way into a table. */
    static final class Copy implements AutoCloseable {

        private final CopyIn copy;

        private Copy(CopyIn copy) {
            this.copy = copy;
        }

        void write(byte[] rows) {
            try {
                copy.writeToCopy(rows, 0, rows.length);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws SQLException {
            copy.endCopy();
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
