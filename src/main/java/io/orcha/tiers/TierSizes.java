package io.orcha.tiers;

import io.orcha.platform.Database;
import io.orcha.platform.RecentFigures;
import io.orcha.tiers.Tiers.LongTerm;
import io.orcha.tiers.Tiers.MediumTerm;
import io.orcha.tiers.Tiers.ShortTerm;
import io.orcha.tiers.Tiers.Size;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what is in the tiers: exactly of one user, and of all users at most twice a minute and by a sample where there is much. */
@ApplicationScoped
class TierSizes {

    private static final Duration KEPT = Duration.ofSeconds(30);

    /** So many rows are counted in milliseconds. */
    private static final long COUNTED = 200_000;

    private static final String ESTIMATE = """
            SELECT CASE WHEN reltuples < 0 THEN pg_stat_get_live_tuples(oid) ELSE reltuples::bigint END
              FROM pg_class
             WHERE relnamespace = current_schema()::regnamespace AND relname = ?
            """;

    private final Database database;
    private final Clock clock;
    private final RecentFigures<Tiers> all;

    TierSizes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.all = new RecentFigures<>(KEPT, clock, this::count);
    }

    /** What is counted: the rows of a table, and when one came. */
    private enum Part {
        SESSIONS("chat_sessions", "created_at", "true"),
        MESSAGES("chat_messages", "created_at", "true"),
        ENTITIES("memory_entities", "created_at", "merged_into IS NULL"),
        RELATIONS("memory_relations", "recorded_at", "superseded_at IS NULL"),
        MEMORIES("long_term_memories", "created_at", "true"),
        SUMMARIES("conversation_summaries", "created_at", "summary <> ''");

        private final String table;
        private final String rows;
        private final String figures;

        Part(String table, String time, String condition) {
            this.table = table;
            this.rows = condition;
            this.figures =
                    "count(*), count(*) FILTER (WHERE %1$s > ?), count(*) FILTER (WHERE %1$s > ?)".formatted(time);
        }

        String ofUser() {
            return "SELECT '%s', %s FROM %s WHERE user_id = ? AND %s".formatted(name(), figures, table, rows);
        }

        /** Of a share of the table's pages. */
        String ofAll(String sample) {
            return "SELECT '%s', %s FROM %s %s WHERE %s".formatted(name(), figures, table, sample, rows);
        }
    }

    private static final String OF_USER =
            Stream.of(Part.values()).map(Part::ofUser).collect(Collectors.joining(" UNION ALL "));

    /** What there is of one user. */
    Tiers of(UserId user) {
        var now = clock.instant();
        var parameters = Stream.of(Part.values())
                .flatMap(_ ->
                        Stream.<Object>of(now.minus(Duration.ofDays(1)), now.minus(Duration.ofDays(7)), user.value()))
                .toArray();
        return tiers(database.forUser(user.value())
                .query(
                        row -> new Counted(
                                Part.valueOf(row.getString(1)),
                                new Size(row.getLong(2), row.getLong(3), row.getLong(4))),
                        OF_USER,
                        parameters));
    }

    /** What there is of all users, as it was at most half a minute ago; null while the database is away. */
    @Nullable Tiers ofAll() {
        return all.get();
    }

    private record Counted(Part part, Size size) {}

    private Tiers count() {
        return tiers(Stream.of(Part.values()).map(this::count).toList());
    }

    private Counted count(Part part) {
        var statements = database.maintenance();
        long rows =
                statements.queryOne(row -> row.getLong(1), ESTIMATE, part.table).orElse(0L);
        var now = clock.instant();
        double share = rows <= COUNTED ? 1 : (double) COUNTED / rows;
        var sample = share == 1 ? "" : String.format(Locale.ROOT, "TABLESAMPLE SYSTEM (%f)", share * 100);
        return statements
                .queryOne(
                        row -> new Counted(
                                part,
                                new Size(
                                        scaled(row.getLong(2), share),
                                        scaled(row.getLong(3), share),
                                        scaled(row.getLong(4), share))),
                        part.ofAll(sample),
                        now.minus(Duration.ofDays(1)),
                        now.minus(Duration.ofDays(7)))
                .orElse(new Counted(part, Size.NONE));
    }

    private static long scaled(long counted, double share) {
        return Math.round(counted / share);
    }

    private static Tiers tiers(List<Counted> counted) {
        Map<Part, Size> sizes = new EnumMap<>(Part.class);
        counted.forEach(one -> sizes.put(one.part(), one.size()));
        return new Tiers(
                new ShortTerm(size(sizes, Part.SESSIONS), size(sizes, Part.MESSAGES)),
                new MediumTerm(size(sizes, Part.ENTITIES), size(sizes, Part.RELATIONS)),
                new LongTerm(size(sizes, Part.MEMORIES)),
                size(sizes, Part.SUMMARIES));
    }

    private static Size size(Map<Part, Size> sizes, Part part) {
        return sizes.getOrDefault(part, Size.NONE);
    }
}
