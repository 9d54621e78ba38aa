package io.orcha.operations;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
import io.orcha.platform.jobs.JobSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The database's indexes, and the job that rebuilds them, table by table, while the service goes on reading and writing. An
 * interrupted rebuild leaves an index that is not valid and only costs space; the next one removes it.
 */
@ApplicationScoped
class Indexes implements Job {

    static final String NAME = "rebuild-indexes";

    private static final Logger LOG = Logger.getLogger(Indexes.class);

    private static final String SCHEDULE =
            JobSql.schedule("SELECT '%s' AS name, '*' AS instance, ?::timestamptz AS due".formatted(NAME));

    private static final String OURS = """
              FROM pg_index
              JOIN pg_class AS index ON index.oid = indexrelid
              JOIN pg_class AS owner ON owner.oid = indrelid
              LEFT JOIN index_rebuilds ON table_name = owner.relname
             WHERE owner.relnamespace = current_schema()::regnamespace AND owner.relkind = 'r'
            """;

    private static final String LIST = """
            SELECT index.relname, owner.relname, pg_relation_size(index.oid), indisvalid, rebuilt_at %s
             ORDER BY owner.relname, index.relname
            """.formatted(OURS);

    private static final String LEFT_OVER = """
            SELECT format('DROP INDEX CONCURRENTLY IF EXISTS %%I', index.relname) %s
               AND NOT indisvalid AND index.relname ~ '_cc(new|old)[0-9]*$'
            """.formatted(OURS);

    private static final String TABLES = """
            SELECT DISTINCT owner.relname, format('%%I', owner.relname) %s ORDER BY 1
            """.formatted(OURS);

    private static final String NOTE = """
            INSERT INTO index_rebuilds (table_name, rebuilt_at, bytes_before, bytes_after)
            VALUES (?, ?, ?, pg_indexes_size(?::regclass))
                ON CONFLICT (table_name) DO UPDATE
               SET rebuilt_at = EXCLUDED.rebuilt_at, bytes_before = EXCLUDED.bytes_before, bytes_after = EXCLUDED.bytes_after
            """;

    private final Database database;
    private final Clock clock;

    Indexes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One index.
     *
     * @param valid whether queries use it; one that is not was left by an interrupted rebuild
     * @param rebuiltAt when the indexes of its table were rebuilt last; null when they never were
     */
    @Schema(name = "DatabaseIndex")
    record Index(
            String index,
            String table,
            long bytes,
            boolean valid,
            @Nullable Instant rebuiltAt) {}

    private record Table(String name, String quoted) {}

    List<Index> list() {
        return database.query(
                row -> {
                    var rebuilt = row.getObject(5, OffsetDateTime.class);
                    return new Index(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getBoolean(4),
                            rebuilt == null ? null : rebuilt.toInstant());
                },
                LIST);
    }

    /** Has them rebuilt by whichever replica comes first; one rebuild at a time. */
    void rebuild() {
        database.update(SCHEDULE, clock.instant());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String instance) {
        database.query(row -> row.getString(1), LEFT_OVER).forEach(database::runUnhurried);
        for (var table : database.query(row -> new Table(row.getString(1), row.getString(2)), TABLES)) {
            long before = database.queryOne(
                            row -> row.getLong(1), "SELECT pg_indexes_size(?::regclass)", table.quoted())
                    .orElseThrow();
            database.runUnhurried("REINDEX TABLE CONCURRENTLY " + table.quoted());
            database.runUnhurried("ANALYZE " + table.quoted());
            database.update(NOTE, table.name(), clock.instant(), before, table.quoted());
        }
        LOG.info("All indexes are rebuilt.");
    }

    @Override
    public Optional<Instant> nextDue(Statements statements, String instance) {
        return Optional.empty();
    }

    @Override
    public Retries retries() {
        return new Retries(Duration.ofMinutes(1), Duration.ofMinutes(10), 3);
    }
}
