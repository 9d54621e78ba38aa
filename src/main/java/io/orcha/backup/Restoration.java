package io.orcha.backup;

import io.orcha.backup.ControlLine.TableEnd;
import io.orcha.backup.ControlLine.TableStart;
import io.orcha.backup.Table.Owner;
import io.orcha.session.Learning;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings a backup, which is known to be whole, into a database whose tables are there: all of it in one transaction, or nothing. */
final class Restoration implements BackupReader.Visitor {

    private static final String STAGE = "pg_temp.restored_rows";

    /** Nobody runs them, and a run that began before the restoration must not take one for its own. */
    private static final String RELEASE_JOBS = """
            UPDATE %s SET picked = false, picked_by = NULL, last_heartbeat = NULL,
                   version = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
            """.formatted(STAGE);

    /**
     * What is to be done.
     *
     * @param dryRun whether everything is undone at the end
     * @param replace whether users who are there already are replaced, instead of being a reason to refuse
     * @param erased what becomes of users who were erased after the backup was made
     * @param users the users to restore; empty for all of the backup
     */
    record Request(boolean dryRun, boolean replace, Erased erased, Set<String> users) {}

    /** What becomes of users of the backup who were erased after it was made. */
    enum Erased {
        /** Nothing is restored as long as there are any. */
        REFUSE,
        /** They stay erased. */
        SKIP,
        /** They are brought back. */
        RESTORE
    }

    /** What was done. */
    record Result(long users, long rows) {}

    private final Connection connection;
    private final Request request;
    private final Progress progress;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private Set<String> leftOut = Set.of();
    private boolean wasEmpty;
    private long rows;
    private @Nullable RowLoader loader;

    private Restoration(Connection connection, Request request, Progress progress) throws SQLException {
        this.connection = connection;
        this.request = request;
        this.progress = progress;
        Table.all(connection).forEach(table -> tables.put(table.name(), table));
    }

    /**
     * Restores a backup.
     *
     * @param connection of the role that owns the tables
     * @throws BackupException when the database is not one that it fits into, or already knows its users; nothing was written
     */
    static Result run(Connection connection, BackupSource source, Request request, Progress progress)
            throws IOException, SQLException {
        connection.setAutoCommit(false);
        Session.prepare(connection);
        try {
            var result = new Restoration(connection, request, progress).run(source);
            if (!request.dryRun) {
                connection.commit();
                connection.setAutoCommit(true);
                Session.execute(connection, "ANALYZE");
            }
            return result;
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }

    private Result run(BackupSource source) throws IOException, SQLException {
        var users = new RestoredUsers(connection, tables, request.users);
        source.read(users);
        long count = users.finish();
        if (count == 0 && !request.users.isEmpty()) {
            throw new BackupException(Exit.CONFLICT, "the backup holds nothing of the given user(s)");
        }
        wasEmpty = RestoredUsers.isEmpty(connection, tables);
        if (!wasEmpty) {
            count -= leaveOutErased(users);
            makeRoom(users);
        }
        source.read(this);
        if (!wasEmpty) {
            users.restoreErasures();
        }
        Session.execute(connection, Learning.scheduleFor(RestoredUsers.TABLE));
        if (!request.dryRun) {
            Sequences.advance(connection, tables.values());
        }
        return new Result(count, rows);
    }

    /** Whoever was erased meanwhile was promised that it lasts. */
    private int leaveOutErased(RestoredUsers users) throws SQLException {
        var erased = users.erasedSince();
        if (erased.isEmpty() || request.erased == Erased.RESTORE) {
            return 0;
        }
        if (request.erased == Erased.REFUSE) {
            throw new BackupException(
                    Exit.CONFLICT,
                    "%d user(s) were erased after the backup was made; --skip-erased leaves them out, --even-erased brings them back"
                            .formatted(erased.size()));
        }
        users.leaveOut(erased);
        leftOut = erased;
        progress.say("%d user(s) were erased after the backup was made and are left out".formatted(erased.size()));
        return erased.size();
    }

    private void makeRoom(RestoredUsers users) throws SQLException {
        long present = users.present();
        if (present > 0 && !request.replace) {
            throw new BackupException(
                    Exit.CONFLICT,
                    "%d user(s) of the backup are in the database already; --replace erases them first"
                            .formatted(present));
        }
        users.remove();
        if (present > 0) {
            users.removeJobs();
            progress.say("replacing %d user(s)".formatted(present));
        }
    }

    @Override
    public void table(TableStart start) throws SQLException {
        var table = Objects.requireNonNull(tables.get(start.table()));
        progress.begin(table.name());
        if (table.isOfUsers()) {
            loader = new RowLoader(connection, table, table.quotedName());
        } else {
            Session.execute(connection, "CREATE TEMPORARY TABLE restored_rows (LIKE %s)".formatted(table.quotedName()));
            loader = new RowLoader(connection, table, STAGE);
        }
    }

    @Override
    public void row(byte[] row) throws SQLException {
        var current = Objects.requireNonNull(loader);
        if (isWanted(row, current.table().owner())) {
            current.add(row);
            progress.row();
        }
    }

    private boolean isWanted(byte[] row, Owner owner) {
        if (request.users.isEmpty() && leftOut.isEmpty()) {
            return true;
        }
        if (owner == Owner.NOBODY) {
            return request.users.isEmpty();
        }
        var user = RowOwner.of(row, owner.column());
        return (request.users.isEmpty() || request.users.contains(user)) && !leftOut.contains(user);
    }

    @Override
    public void end(TableEnd end) throws SQLException {
        try (var current = Objects.requireNonNull(loader)) {
            var table = current.table();
            if (table.isOfUsers()) {
                current.finish(
                        wasEmpty ? "true" : "user_id IN (SELECT user_id FROM %s)".formatted(RestoredUsers.TABLE));
            } else {
                current.finish("true");
                addToThoseThere(table, current.rows());
            }
            rows += current.rows();
        }
        progress.end();
    }

    /** Rows that are there already, such as the service's own jobs and what the audit trail tells, stay as they are. */
    private void addToThoseThere(Table table, long given) throws SQLException {
        if (table.owner() == Owner.JOB) {
            Session.execute(connection, RELEASE_JOBS);
        }
        int added = Session.update(
                connection,
                "INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM %3$s ON CONFLICT DO NOTHING"
                        .formatted(table.quotedName(), table.columnList(), STAGE));
        if (added < given) {
            progress.say("%s: %d row(s) were there already and stay".formatted(table.name(), given - added));
        }
        Session.execute(connection, "DROP TABLE " + STAGE);
    }
}
