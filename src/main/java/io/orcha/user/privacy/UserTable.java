package io.orcha.user.privacy;

import io.orcha.platform.Statements;
import java.util.List;
import java.util.Set;

/**
 * A table that holds rows of users, as the database's catalogue knows it.
 *
 * @param name quoted where SQL needs it
 * @param hasChildren whether other tables refer to it
 */
record UserTable(String name, boolean hasChildren) {

    /** Whatever has a {@code user_id}; those that refer to others first. */
    private static final String TABLES = """
            WITH RECURSIVE tables AS (
              SELECT c.oid
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'user_id' AND NOT a.attisdropped
               WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            ), depths AS (
              SELECT oid, 0 AS depth FROM tables
               UNION
              SELECT f.conrelid, d.depth + 1
                FROM depths d JOIN pg_constraint f ON f.confrelid = d.oid AND f.contype = 'f' AND f.conrelid <> d.oid
               WHERE d.depth < 32
            )
            SELECT oid::regclass::text,
                   EXISTS (SELECT 1 FROM pg_constraint f WHERE f.confrelid = oid AND f.contype = 'f')
              FROM depths GROUP BY oid ORDER BY max(depth) DESC, 1
            """;

    /**
     * The row of the user stays as a tombstone, the record of what was done as proof, keys of repeated requests as a {@link
     * Remnant}; and how much of a rate is used up, for as long as that counts, or whoever erases themselves could go on.
     */
    private static final Set<String> KEPT = Set.of("users", "audit_events", "idempotency_keys", "user_rate_limits");

    /** Whether a row {@code u} of {@code users} is one of an erased user on which nothing was set since. */
    static final String TOMBSTONE = """
            u.erased_at IS NOT NULL AND u.time_zone = 'UTC' AND u.language IS NULL AND NOT u.learning_paused AND u.follow_mood
            AND u.consent IS NULL""";

    /** All that an erasure empties, those that refer to others before those that they refer to. */
    static List<UserTable> childrenFirst(Statements statements) {
        return statements.query(row -> new UserTable(row.getString(1), row.getBoolean(2)), TABLES).stream()
                .filter(table -> !KEPT.contains(table.name()))
                .toList();
    }
}
