package io.orcha.platform;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks a read replica, and the primary when that does not answer. What changes something goes to the primary. */
final class ReplicaFirst implements TransactionalStatements {

    /** A statement changes or locks something, which a standby refuses before it has any effect. */
    private static final String READ_ONLY = "25006";

    /** A statement reads what is not replicated, such as an unlogged table. */
    private static final String NOT_REPLICATED = "0A000";

    private final ReadReplica replica;
    private final Statements standby;
    private final TransactionalStatements primary;

    ReplicaFirst(ReadReplica replica, Statements standby, TransactionalStatements primary) {
        this.replica = replica;
        this.standby = standby;
        this.primary = primary;
    }

    @Override
    public <T> List<T> query(RowMapper<T> mapper, String sql, @Nullable Object... parameters) {
        if (replica.isThere()) {
            try {
                var rows = standby.query(mapper, sql, parameters);
                replica.answered();
                return rows;
            } catch (DatabaseUnavailableException e) {
                replica.failed(e);
            } catch (IllegalStateException e) {
                if (!isRefusedByStandby(e)) {
                    throw e;
                }
            }
        }
        replica.missed();
        return primary.query(mapper, sql, parameters);
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        return primary.update(sql, parameters);
    }

    @Override
    public <T> T transaction(Function<Statements, T> work) {
        return primary.transaction(work);
    }

    @Override
    public TransactionalStatements forUser(String user) {
        return new ReplicaFirst(replica, standby.forUser(user), primary.forUser(user));
    }

    private static boolean isRefusedByStandby(IllegalStateException failure) {
        return failure.getCause() instanceof SQLException cause
                && (READ_ONLY.equals(cause.getSQLState()) || NOT_REPLICATED.equals(cause.getSQLState()));
    }
}
