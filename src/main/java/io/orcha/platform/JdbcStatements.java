package io.orcha.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on one connection. */
final class JdbcStatements implements Statements {

    private final Connection connection;

    JdbcStatements(Connection connection) {
        this.connection = connection;
    }

    @Override
    public <T> List<T> query(RowMapper<T> mapper, String sql, @Nullable Object... parameters) {
        try {
            return query(connection, mapper, sql, parameters);
        } catch (SQLException e) {
            throw new StatementFailure(e);
        }
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        try {
            return update(connection, sql, parameters);
        } catch (SQLException e) {
            throw new StatementFailure(e);
        }
    }

    static <T> List<T> query(Connection connection, RowMapper<T> mapper, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (var rows = statement.executeQuery()) {
                var result = new ArrayList<T>();
                while (rows.next()) {
                    result.add(mapper.map(rows));
                }
                return result;
            }
        }
    }

    static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case String[] strings ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("text", strings));
                case null -> statement.setObject(i + 1, null);
                case Object other -> statement.setObject(i + 1, other);
            }
        }
    }

    /** Carries an SQL failure out of the work of a transaction. */
    static final class StatementFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException sqlException;

        StatementFailure(SQLException sqlException) {
            super(sqlException);
            this.sqlException = sqlException;
        }

        SQLException sqlException() {
            return sqlException;
        }
    }
}
