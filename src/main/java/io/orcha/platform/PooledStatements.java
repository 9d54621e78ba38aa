package io.orcha.platform;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements that each take a connection from a pool, and give it back. */
class PooledStatements implements TransactionalStatements {

    private final AgroalDataSource dataSource;
    private final String user;

    /**
     * Makes them.
     *
     * @param user the user whose rows they see; empty for those that see no user's rows, or with the owner's pool all
     */
    PooledStatements(AgroalDataSource dataSource, String user) {
        this.dataSource = dataSource;
        this.user = user;
    }

    @Override
    public <T> List<T> query(RowMapper<T> mapper, String sql, @Nullable Object... parameters) {
        return withConnection(statements -> statements.query(mapper, sql, parameters));
    }

    @Override
    public <T> List<T> queryMany(RowMapper<T> mapper, String sql, @Nullable Object... parameters) {
        return withConnection(statements -> statements.queryMany(mapper, sql, parameters));
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        return withConnection(statements -> statements.update(sql, parameters));
    }

    @Override
    public <T> T transaction(Function<Statements, T> work) {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            var committed = false;
            try {
                var result = work.apply(new JdbcStatements(connection, user));
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollBackQuietly(connection);
                }
                restoreAutoCommit(connection);
            }
        } catch (SQLException e) {
            throw translate(e);
        } catch (JdbcStatements.StatementFailure e) {
            throw translate(e.sqlException());
        }
    }

    @Override
    public TransactionalStatements forUser(String other) {
        return new PooledStatements(dataSource, other);
    }

    /** Runs a command alone, without the patience that the connection has with others. */
    void runUnhurried(String command) {
        try (var connection = dataSource.getConnection()) {
            int patience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            try (var statement = connection.createStatement()) {
                statement.execute(command);
            } finally {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, patience);
                }
            }
        } catch (SQLException e) {
            throw translate(e);
        }
    }

    private <T> T withConnection(Function<Statements, T> work) {
        try (var connection = dataSource.getConnection()) {
            return work.apply(new JdbcStatements(connection, user));
        } catch (SQLException e) {
            throw translate(e);
        } catch (JdbcStatements.StatementFailure e) {
            throw translate(e.sqlException());
        }
    }

    private RuntimeException translate(SQLException failure) {
        if (DatabaseUnavailableException.isCausedBy(failure)) {
            if (DatabaseUnavailableException.isLostConnection(failure)) {
                // The other pooled connections lead to the same lost server: no further request shall meet one.
                dataSource.flush(FlushMode.IDLE);
            }
            return new DatabaseUnavailableException(failure);
        }
        return new IllegalStateException("statement failed with SQL state " + failure.getSQLState(), failure);
    }

    private static void rollBackQuietly(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException _) {
            // The connection is lost, and with it the transaction; the failure that led here is the one to report.
        }
    }

    private static void restoreAutoCommit(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException _) {
            // Same: the pool discards a broken connection.
        }
    }
}
