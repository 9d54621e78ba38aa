package io.orcha.platform;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The database as all tests of the running service have it: a statement on behalf of a user that reads rows without naming the
 * user, and one on behalf of nobody that reads rows of users, fails whatever test runs it. Such a test can also take the
 * statements' own condition on the user away, to see that the database holds by itself.
 */
@Mock
@Singleton
public class InspectedDatabase extends Database {

    private static final Logger LOG = Logger.getLogger(InspectedDatabase.class);
    private static final AtomicBoolean UNFILTERED = new AtomicBoolean();

    private final AgroalDataSource owner;
    private final Set<String> inspected = ConcurrentHashMap.newKeySet();

    InspectedDatabase(AgroalDataSource dataSource, @DataSource(OWNER) AgroalDataSource owner, ReadReplica replica) {
        super(dataSource, owner, replica);
        this.owner = owner;
    }

    /** Runs something while no statement names its user. */
    public static void withoutFilter(Runnable work) {
        UNFILTERED.set(true);
        try {
            work.run();
        } finally {
            UNFILTERED.set(false);
        }
    }

    @Override
    public TransactionalStatements forUser(String user) {
        return new Inspected(super.forUser(user), true);
    }

    @Override
    public TransactionalStatements onPrimary(String user) {
        return new Inspected(super.onPrimary(user), true);
    }

    @Override
    public <T> List<T> query(RowMapper<T> mapper, String sql, Object... parameters) {
        return super.query(mapper, inspect(sql, false), parameters);
    }

    @Override
    public int update(String sql, Object... parameters) {
        return super.update(inspect(sql, false), parameters);
    }

    @Override
    public <T> T transaction(Function<Statements, T> work) {
        return super.transaction(statements -> work.apply(new InspectedStatements(statements, false)));
    }

    private String inspect(String sql, boolean ofUser) {
        if (UNFILTERED.get()) {
            return sql.replaceAll("\\b((\\w+\\.)?user_id = \\?)", "($1 OR true)");
        }
        if (!sql.startsWith("FETCH ") && inspected.add(ofUser + sql)) {
            var plan = StatementPlan.of(owner, sql);
            var wrong = ofUser ? plan.readForEverybody() : plan.readOfUsers();
            if (!wrong.isEmpty()) {
                inspected.remove(ofUser + sql);
                var failure = "a statement reads %s without naming the user: %s".formatted(wrong, sql);
                // Who asked over HTTP is told nothing but an id.
                LOG.error(failure);
                throw new AssertionError(failure);
            }
        }
        return sql;
    }

    private class InspectedStatements implements Statements {

        private final Statements statements;
        private final boolean ofUser;

        InspectedStatements(Statements statements, boolean ofUser) {
            this.statements = statements;
            this.ofUser = ofUser;
        }

        @Override
        public <T> List<T> query(RowMapper<T> mapper, String sql, Object... parameters) {
            return statements.query(mapper, inspect(sql, ofUser), parameters);
        }

        @Override
        public <T> List<T> queryMany(RowMapper<T> mapper, String sql, Object... parameters) {
            return statements.queryMany(mapper, inspect(sql, ofUser), parameters);
        }

        @Override
        public int update(String sql, Object... parameters) {
            return statements.update(inspect(sql, ofUser), parameters);
        }

        @Override
        public Statements forUser(String user) {
            return new InspectedStatements(statements.forUser(user), true);
        }
    }

    private final class Inspected extends InspectedStatements implements TransactionalStatements {

        private final TransactionalStatements transactional;

        Inspected(TransactionalStatements statements, boolean ofUser) {
            super(statements, ofUser);
            this.transactional = statements;
        }

        @Override
        public TransactionalStatements forUser(String user) {
            return new Inspected(transactional.forUser(user), true);
        }

        @Override
        public <T> T transaction(Function<Statements, T> work) {
            return transactional.transaction(statements -> work.apply(new InspectedStatements(statements, true)));
        }
    }
}
