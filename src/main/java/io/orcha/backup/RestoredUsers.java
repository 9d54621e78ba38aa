package io.orcha.backup;

import io.orcha.backup.ControlLine.Header;
import io.orcha.backup.ControlLine.TableStart;
import io.orcha.backup.Table.Owner;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The users of a backup, in a temporary table, so that their number does not matter; and whether the file fits the database's
 * tables, which is known before a row is written.
 */
final class RestoredUsers implements BackupReader.Visitor {

    static final String TABLE = "pg_temp.restored_users";

    private static final int BATCH = 10_000;
    private static final String USERS = "users";

    /** The row that an erasure leaves, as long as nothing was set since. */
    private static final String TOMBSTONE =
            "(t.erased_at IS NOT NULL AND t.consent IS NULL AND t.language IS NULL AND t.time_zone = 'UTC' AND NOT t.learning_paused"
                    + " AND t.follow_mood)";

    private static final String ERASED_SINCE = """
            WITH held AS (
              SELECT u.user_id, u.erased_at FROM users AS u JOIN %s AS r USING (user_id) FOR UPDATE OF u
            )
            SELECT user_id FROM held WHERE erased_at > ?
            """.formatted(TABLE);

    private static final String KEEP_ERASURES = """
            CREATE TEMPORARY TABLE kept_erasures ON COMMIT DROP AS
            SELECT user_id, erasures FROM users JOIN %s USING (user_id) WHERE erasures > 0
            """.formatted(TABLE);

    private final Connection connection;
    private final Map<String, Table> tables;
    private final Set<String> wanted;
    private final Set<String> seen = new HashSet<>();
    private final List<String> batch = new ArrayList<>();
    private @Nullable Table current;
    private Instant createdAt = Instant.MIN;
    private String last = "";

    /** @param wanted the users to restore; empty for all */
    RestoredUsers(Connection connection, Map<String, Table> tables, Set<String> wanted) throws SQLException {
        this.connection = connection;
        this.tables = tables;
        this.wanted = wanted;
        Session.execute(connection, "CREATE TEMPORARY TABLE restored_users (user_id text PRIMARY KEY) ON COMMIT DROP");
    }

    @Override
    public void header(Header header) {
        createdAt = header.createdAt();
    }

    @Override
    public void table(TableStart start) {
        var table = tables.get(start.table());
        if (table == null) {
            throw new BackupException(Exit.CONFLICT, "there is no table %s here".formatted(start.table()));
        }
        table.requireColumns(start.columns());
        for (var parent : table.parents()) {
            if (!seen.contains(parent) && tables.containsKey(parent)) {
                throw BackupException.refused("the table %s comes before %s".formatted(table.name(), parent));
            }
        }
        seen.add(table.name());
        current = table;
    }

    @Override
    public void row(byte[] row) throws SQLException {
        if (Objects.requireNonNull(current).isOfUsers()) {
            var user = RowOwner.of(row, Owner.USER.column());
            if (!user.equals(last) && (wanted.isEmpty() || wanted.contains(user))) {
                last = user;
                batch.add(user);
                if (batch.size() == BATCH) {
                    flush();
                }
            }
        }
    }

    /**
     * Ends the collecting.
     *
     * @return how many users there are
     */
    long finish() throws SQLException {
        flush();
        Session.execute(connection, "ANALYZE " + TABLE);
        return Session.number(connection, "SELECT count(*) FROM " + TABLE);
    }

    /** Those whom the database knows to have been erased after the backup was made. From now on nobody erases the others. */
    Set<String> erasedSince() throws SQLException {
        var found = new HashSet<String>();
        try (var query = connection.prepareStatement(ERASED_SINCE)) {
            query.setObject(1, createdAt.atOffset(ZoneOffset.UTC));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    /** Takes users out of what is restored. */
    void leaveOut(Set<String> users) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM %s WHERE user_id = ANY (?)".formatted(TABLE))) {
            delete.setArray(1, connection.createArrayOf("text", users.toArray()));
            delete.executeUpdate();
        }
    }

    /** How many of them have anything in the database. What an erasure leaves of a user is nothing. */
    long present() throws SQLException {
        var anywhere = userTables(tables).stream()
                .filter(table -> !Table.REMNANTS.contains(table.name()))
                .map(table -> "EXISTS (SELECT FROM %s AS t WHERE t.user_id = r.user_id%s)"
                        .formatted(table.quotedName(), table.name().equals(USERS) ? " AND NOT " + TOMBSTONE : ""))
                .collect(Collectors.joining(" OR "));
        return Session.number(connection, "SELECT count(*) FROM %s AS r WHERE %s".formatted(TABLE, anywhere));
    }

    /** Removes what the database holds of them, users first, as the service does; also the tombstones, whose counts are kept. */
    void remove() throws SQLException {
        Session.execute(connection, KEEP_ERASURES);
        for (var table : userTables(tables)) {
            Session.update(
                    connection,
                    "DELETE FROM %s WHERE user_id IN (SELECT user_id FROM %s)".formatted(table.quotedName(), TABLE));
        }
    }

    /** Removes their jobs. */
    void removeJobs() throws SQLException {
        Session.update(
                connection,
                "DELETE FROM %s WHERE task_instance IN (SELECT user_id FROM %s)".formatted(Table.JOBS, TABLE));
    }

    /** What began in a life that ended here must not end in the one that was restored. */
    void restoreErasures() throws SQLException {
        Session.update(connection, """
                UPDATE users AS u SET erasures = k.erasures FROM kept_erasures AS k
                 WHERE u.user_id = k.user_id AND u.erasures < k.erasures
                """);
    }

    /** Whether no user has anything in the database. */
    static boolean isEmpty(Connection connection, Map<String, Table> tables) throws SQLException {
        for (var table : tables.values()) {
            if (table.owner() == Owner.USER
                    && Session.number(
                                    connection,
                                    "SELECT count(*) FROM (SELECT FROM %s LIMIT 1) AS any_row"
                                            .formatted(table.quotedName()))
                            > 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Table> userTables(Map<String, Table> tables) {
        return tables.values().stream().filter(Table::isOfUsers).toList();
    }

    private void flush() throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO %s SELECT unnest(?) ON CONFLICT DO NOTHING".formatted(TABLE))) {
            insert.setArray(1, connection.createArrayOf("text", batch.toArray()));
            insert.executeUpdate();
        }
        batch.clear();
    }
}
