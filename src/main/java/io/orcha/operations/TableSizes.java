package io.orcha.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.platform.Database;
import io.orcha.platform.RecentFigures;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How large the tables are. The database is asked at most once a minute, whoever asks; every replica tells the same figures, and
 * as metrics they are no numbers (NaN) while the database is away.
 */
@ApplicationScoped
class TableSizes {

    private static final Duration KEPT = Duration.ofMinutes(1);

    /** A table that was never analysed has no estimate but the statistics collector's. */
    private static final String SIZES = """
            SELECT relname,
                   CASE WHEN reltuples < 0 THEN pg_stat_get_live_tuples(oid) ELSE reltuples::bigint END,
                   pg_total_relation_size(oid), pg_indexes_size(oid)
              FROM pg_class
             WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
             ORDER BY relname
            """;

    private final Database database;
    private final MeterRegistry meters;
    private final RecentFigures<Sizes> sizes;

    TableSizes(Database database, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.meters = meters;
        this.sizes = new RecentFigures<>(KEPT, clock, this::read);
    }

    /**
     * One table.
     *
     * @param rows an estimate
     * @param bytes on disk, with indexes and long texts
     * @param indexBytes of these the indexes'
     */
    @Schema(name = "TableSize")
    record Table(String table, long rows, long bytes, long indexBytes) {}

    /**
     * The whole database.
     *
     * @param bytes on disk, with what belongs to no table of ours
     */
    record Sizes(long bytes, List<Table> tables) {}

    /** The tables that there are after the migrations. */
    void register(@Observes StartupEvent event) {
        for (var table : read().tables()) {
            gauge(table.table(), "orcha.table.rows", "Estimated rows", Table::rows);
            gauge(table.table(), "orcha.table.bytes", "Bytes on disk, with indexes", Table::bytes);
        }
        Gauge.builder("orcha.database.bytes", this, it -> it.figure(Sizes::bytes))
                .description("Bytes of the whole database on disk")
                .register(meters);
    }

    /** The sizes as they were at most a minute ago; null while the database is away. */
    @Nullable Sizes recent() {
        return sizes.get();
    }

    private Sizes read() {
        return new Sizes(
                database.queryOne(row -> row.getLong(1), "SELECT pg_database_size(current_database())")
                        .orElseThrow(),
                database.query(
                        row -> new Table(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)), SIZES));
    }

    private void gauge(String table, String name, String description, ToLongFunction<Table> figure) {
        Gauge.builder(
                        name,
                        this,
                        it -> it.figure(all -> all.tables().stream()
                                .filter(one -> one.table().equals(table))
                                .mapToLong(figure)
                                .sum()))
                .description(description)
                .tag("table", table)
                .register(meters);
    }

    private double figure(ToLongFunction<Sizes> figure) {
        var recent = recent();
        return recent == null ? Double.NaN : figure.applyAsLong(recent);
    }
}
