package io.orcha.platform;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL through plain JDBC, for the statements of the request path: an upsert or a data-modifying query in one
 * round trip, at a fraction of an ORM's cost. Each call outside of a transaction is a transaction of its own.
 *
 * <p>Row-level security is the second wall between users, behind the {@code user_id} that every statement names: what {@link
 * #forUser} runs sees and writes the rows of that user only, and a statement without a user sees no user's rows at all. The role
 * that the service works as cannot get around that. Only {@link #maintenance} can: it is another role, which owns the schema.
 */
@ApplicationScoped
public class Database implements TransactionalStatements {

    /** The name of the data source that belongs to the owner of the schema. */
    public static final String OWNER = "owner";

    private static final String NOBODY = "";

    private final TransactionalStatements withoutUser;
    private final PooledStatements maintenance;
    private final ReadReplica replica;

    Database(AgroalDataSource dataSource, @DataSource(OWNER) AgroalDataSource owner, ReadReplica replica) {
        this.replica = replica;
        this.withoutUser = new PooledStatements(dataSource, NOBODY);
        this.maintenance = new PooledStatements(owner, NOBODY);
    }

    /**
     * Statements on behalf of one user, whose rows are the only ones they see and write. In a request that {@link MayBeStale}
     * allows it to, a read replica answers the queries outside of transactions.
     *
     * @param user the user's id
     */
    @Override
    public TransactionalStatements forUser(String user) {
        return replica.before(withoutUser.forUser(user), user);
    }

    /**
     * The same without the replica, for what has to be exact in every request.
     *
     * @param user the user's id
     */
    public TransactionalStatements onPrimary(String user) {
        return withoutUser.forUser(user);
    }

    /** Statements over all users, for work that no request asks for: letting go of what is too old, counting, backing up. */
    public TransactionalStatements maintenance() {
        return maintenance;
    }

    /**
     * Runs a command of the owner that may take as long as it likes, unlike statements that users wait for; outside of any
     * transaction, as {@code REINDEX CONCURRENTLY} wants it.
     *
     * @throws DatabaseUnavailableException when the database cannot be reached
     */
    public void runUnhurried(String command) {
        maintenance.runUnhurried(command);
    }

    /** Without a user, so on tables that are no user's. */
    @Override
    public <T> List<T> query(RowMapper<T> mapper, String sql, @Nullable Object... parameters) {
        return withoutUser.query(mapper, sql, parameters);
    }

    /** Without a user, so on tables that are no user's. */
    @Override
    public int update(String sql, @Nullable Object... parameters) {
        return withoutUser.update(sql, parameters);
    }

    /** Without a user, so on tables that are no user's. */
    @Override
    public <T> T transaction(Function<Statements, T> work) {
        return withoutUser.transaction(work);
    }
}
