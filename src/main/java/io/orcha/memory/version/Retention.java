package io.orcha.memory.version;

import io.orcha.memory.MemoryConfig;
import io.orcha.platform.Database;
import io.orcha.platform.Settings;
import io.orcha.platform.Statements;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Lets go of versions that are too many or too old. The current version is always kept, whatever its age. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class Retention {

    /** So many users a transaction. */
    private static final int BATCH = 100;

    /** The memory's row is locked before its versions, as by every change; a memory that is being changed has time. */
    private static final String LOCK = """
            SELECT m.user_id
              FROM user_memories m
             CROSS JOIN LATERAL (SELECT version, created_at FROM user_memory_versions
                                  WHERE user_id = m.user_id ORDER BY version LIMIT 1) AS oldest
             WHERE m.user_id > ?
               AND oldest.version < m.version
               AND (oldest.version <= m.version - ? OR oldest.created_at < ?)
             ORDER BY m.user_id
             LIMIT ?
               FOR UPDATE OF m SKIP LOCKED
            """;

    /** The oldest go first, so that the kept versions stay without a gap; the memory keeps where they begin. */
    private static final String PRUNE = """
            WITH ending AS (
              SELECT m.user_id, LEAST(m.version - 1, GREATEST(m.version - ?, too_old.version)) AS version
                FROM user_memories m
                LEFT JOIN LATERAL (SELECT max(version) AS version FROM user_memory_versions
                                    WHERE user_id = m.user_id AND created_at < ?) AS too_old ON true
               WHERE m.user_id = ANY (?)
            ), gone AS (
              DELETE FROM user_memory_versions v
               USING ending
               WHERE v.user_id = ending.user_id AND v.version <= ending.version
              RETURNING v.user_id, v.version, v.hash
            ), noted AS (
              UPDATE user_memories m
                 SET pruned_version = last.version, pruned_hash = last.hash
                FROM (SELECT DISTINCT ON (user_id) user_id, version, hash FROM gone
                       ORDER BY user_id, version DESC) AS last
               WHERE m.user_id = last.user_id
            )
            SELECT count(*) FROM gone
            """;

    /**
     * The evidence of a sentence is kept as long as the sentence stands in a version that is kept. One that was learned by a
     * kept version stands there.
     */
    private static final String PRUNE_SOURCES = """
            DELETE FROM memory_sentence_sources s
             USING user_memories m
             WHERE m.user_id = ANY (?)
               AND s.user_id = m.user_id
               AND s.version <= m.pruned_version
               AND strpos(COALESCE(m.content, ''), s.sentence) = 0
               AND NOT EXISTS (SELECT 1 FROM user_memory_versions v
                                WHERE v.user_id = s.user_id AND strpos(v.content, s.sentence) > 0)
            """;

    private final Database database;
    private final Clock clock;
    private final MemoryConfig.Versions config;

    Retention(Database database, Clock clock, MemoryConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config.versions();
        Settings.positive("orcha.memory.versions.keep", this.config.keep());
        Settings.require(
                this.config.keepFor().isPositive(), "orcha.memory.versions.keep-for must be a positive duration.");
    }

    /**
     * Deletes what is beyond the limits.
     *
     * @return how many versions went
     */
    public int prune() {
        var oldest = clock.instant().minus(config.keepFor());
        int pruned = 0;
        var batch = new Batch("", 0);
        do {
            var after = batch.last;
            batch = database.maintenance().transaction(statements -> prune(statements, after, oldest));
            pruned += batch.versions;
        } while (!batch.last.isEmpty());
        return pruned;
    }

    private Batch prune(Statements statements, String after, Instant oldest) {
        var users = statements
                .query(row -> row.getString(1), LOCK, after, config.keep(), oldest, BATCH)
                .toArray(String[]::new);
        if (users.length == 0) {
            return new Batch("", 0);
        }
        int versions = statements
                .queryOne(row -> row.getInt(1), PRUNE, config.keep(), oldest, users)
                .orElseThrow();
        statements.update(PRUNE_SOURCES, (Object) users);
        return new Batch(users[users.length - 1], versions);
    }

    /**
     * What one transaction did.
     *
     * @param last the last user it went through; empty when there was none left
     * @param versions how many versions went
     */
    private record Batch(String last, int versions) {}
}
