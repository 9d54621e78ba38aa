package io.orcha.memory.version;

import io.orcha.memory.MemoryConfig;
import io.orcha.platform.Database;
import io.orcha.platform.Settings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Lets go of versions that are too many or too old. The current version is always kept, whatever its age. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class Retention {

    /** The oldest go first, so that the kept versions stay without a gap. */
    private static final String PRUNE = """
            DELETE FROM user_memory_versions v
             USING user_memories m
             WHERE m.user_id = v.user_id
               AND v.version < m.version
               AND (v.version <= m.version - ? OR v.created_at < ?)
            """;

    /** The evidence of a sentence is kept as long as the sentence stands in a version that is kept. */
    private static final String PRUNE_SOURCES = """
            DELETE FROM memory_sentence_sources s
             WHERE NOT EXISTS (SELECT 1 FROM user_memory_versions v
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
        int pruned = database.update(PRUNE, config.keep(), clock.instant().minus(config.keepFor()));
        if (pruned > 0) {
            database.update(PRUNE_SOURCES);
        }
        return pruned;
    }
}
