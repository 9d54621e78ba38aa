package io.orcha.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Statements on one connection. Each of them is sent together with one that tells the database on whose behalf it runs: both
 * travel in one message, so the second wall between users costs no round trip of its own. (The driver sends them in two when it
 * has had to ask for the type of a parameter, which is so for an untyped null, and the result has no greatest length. Therefore
 * the setting lasts longer than the implicit transaction that such a message is: until the next statement says otherwise.)
 */
final class JdbcStatements implements Statements {

    /** {@code orcha.user_id} is what the policies of row-level security compare with a row's {@code user_id}. */
    private static final String ACT_FOR = "SELECT set_config('orcha.user_id', ?, false);\n";

    /** Has the driver ask which types the columns have, and then for all of them in binary form; it cannot for two statements in one. */
    private static final int ALWAYS_BINARY = -1;

    private final Connection connection;
    private final String user;

    /**
     * Makes them.
     *
     * @param user the user on whose behalf they run; empty for nobody's
     */
    JdbcStatements(Connection connection, String user) {
        this.connection = connection;
        this.user = user;
    }

    @Override
    public <T> List<T> query(RowMapper<T> mapper, String sql, @Nullable Object... parameters) {
        try (var statement = prepare(sql, parameters)) {
            execute(statement);
            try (var rows = statement.getResultSet()) {
                return map(rows, mapper);
            }
        } catch (SQLException e) {
            throw new StatementFailure(e);
        }
    }

    @Override
    public <T> List<T> queryMany(RowMapper<T> mapper, String sql, @Nullable Object... parameters) {
        try (var acting = connection.prepareStatement(ACT_FOR);
                var statement = connection.prepareStatement(sql)) {
            acting.setString(1, user);
            acting.execute();
            statement.unwrap(PGStatement.class).setPrepareThreshold(ALWAYS_BINARY);
            bindAll(statement, 1, parameters);
            try (var rows = statement.executeQuery()) {
                return map(rows, mapper);
            }
        } catch (SQLException e) {
            throw new StatementFailure(e);
        }
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        try (var statement = prepare(sql, parameters)) {
            execute(statement);
            return statement.getUpdateCount();
        } catch (SQLException e) {
            throw new StatementFailure(e);
        }
    }

    @Override
    public Statements forUser(String other) {
        return new JdbcStatements(connection, other);
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(ACT_FOR + sql);
        statement.setString(1, user);
        bindAll(statement, 2, parameters);
        return statement;
    }

    private static void bindAll(PreparedStatement statement, int first, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, first + i, parameters[i]);
        }
    }

    /** Leaves the result of the statement proper as the current one. */
    private void execute(PreparedStatement statement) throws SQLException {
        statement.execute();
        statement.getMoreResults();
    }

    private static <T> List<T> map(ResultSet rows, RowMapper<T> mapper) throws SQLException {
        var result = new ArrayList<T>();
        while (rows.next()) {
            result.add(mapper.map(rows));
        }
        return result;
    }

    private static void bind(PreparedStatement statement, int position, @Nullable Object parameter)
            throws SQLException {
        switch (parameter) {
            case Instant instant -> statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
            case String[] strings ->
                statement.setArray(position, statement.getConnection().createArrayOf("text", strings));
            case null -> statement.setObject(position, null);
            case Object other -> statement.setObject(position, other);
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
