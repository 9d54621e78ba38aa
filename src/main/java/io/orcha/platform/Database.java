package io.orcha.platform;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL through plain JDBC, for the statements of the request path: an upsert or a data-modifying query in one
 * round trip, at a fraction of an ORM's cost. Each call outside {@link #transaction} is a transaction of its own.
 */
@ApplicationScoped
public class Database implements Statements {

    private final AgroalDataSource dataSource;

    Database(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> List<T> query(RowMapper<T> mapper, String sql, @Nullable Object... parameters) {
        return withConnection(connection -> JdbcStatements.query(connection, mapper, sql, parameters));
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        return withConnection(connection -> JdbcStatements.update(connection, sql, parameters));
    }

    /**
     * Runs statements in one transaction: all of them take effect, or none does.
     *
     * @throws DatabaseUnavailableException when the database cannot be reached; nothing was committed, unless the
     *     connection broke during the commit itself
     */
    public <T> T transaction(Function<Statements, T> work) {
        return withConnection(connection -> {
            connection.setAutoCommit(false);
            var committed = false;
            try {
                var result = work.apply(new JdbcStatements(connection));
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollBackQuietly(connection);
                }
                restoreAutoCommit(connection);
            }
        });
    }

    /**
     * Runs a statement of maintenance that may take as long as it likes, unlike those that users wait for; outside of any
     * transaction, as {@code REINDEX CONCURRENTLY} wants it.
     *
     * @throws DatabaseUnavailableException when the database cannot be reached
     */
    public void runUnhurried(String sql) {
        var _ = withConnection(connection -> {
            int patience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            try {
                return JdbcStatements.update(connection, sql);
            } finally {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, patience);
                }
            }
        });
    }

    private <T> T withConnection(JdbcWork<T> work) {
        try (var connection = dataSource.getConnection()) {
            return work.apply(connection);
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

    @FunctionalInterface
    private interface JdbcWork<T> {
        T apply(Connection connection) throws SQLException;
    }
}
