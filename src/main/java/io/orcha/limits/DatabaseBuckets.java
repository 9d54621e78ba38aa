package io.orcha.limits;

import io.orcha.limits.Limit.Level;
import io.orcha.limits.Limit.Subject;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Buckets as rows, one time each: when the bucket is full again. Taking one moves it by one interval, unless that is further away
 * than the whole bucket lasts (the generic cell rate algorithm, ITU-T I.371, which grants what a bucket with an even refill
 * grants). It is one statement, so that the row's lock is held for no round trip, and the database's clock, so that
 * replicas need not agree on the time. Bucket4j's own store in PostgreSQL takes a transaction of four statements for the same.
 */
final class DatabaseBuckets implements Buckets {

    private static final String TAKE = """
            WITH taken AS (
              INSERT INTO %1$s AS b (%2$s, work, full_at)
              VALUES (?, ?, clock_timestamp() + ? * interval '1 microsecond')
                  ON CONFLICT (%2$s, work) DO UPDATE
                 SET full_at = GREATEST(b.full_at, clock_timestamp()) + ? * interval '1 microsecond'
               WHERE b.full_at <= clock_timestamp() + ? * interval '1 microsecond'
              RETURNING full_at
            ), found AS (
              SELECT full_at, true AS granted FROM taken
               UNION ALL
              SELECT full_at, false FROM %1$s WHERE %2$s = ? AND work = ? AND NOT EXISTS (SELECT 1 FROM taken)
            )
            SELECT granted, (extract(epoch FROM full_at - clock_timestamp()) * 1000000)::bigint FROM found
            """;

    private static final String LOOK = """
            SELECT true, (extract(epoch FROM full_at - clock_timestamp()) * 1000000)::bigint
              FROM %1$s
             WHERE %2$s = ? AND work = ?
            """;

    private static final Table USERS = Table.of("user_rate_limits", "user_id");
    private static final Table CALLERS = Table.of("caller_rate_limits", "caller");

    private final Database database;

    private record Table(String take, String look) {

        static Table of(String name, String key) {
            return new Table(TAKE.formatted(name, key), LOOK.formatted(name, key));
        }
    }

    DatabaseBuckets(Database database) {
        this.database = database;
    }

    @Override
    public Level take(Limit limit) {
        var rate = limit.rate();
        long interval = micros(rate.interval());
        var work = limit.work().word();
        return statements(limit)
                .queryOne(
                        row -> level(row, rate),
                        table(limit).take(),
                        limit.id(),
                        work,
                        interval,
                        interval,
                        micros(rate.period()) - interval,
                        limit.id(),
                        work)
                // The row was made and used up by others since the statement began.
                .orElseGet(() -> Level.of(false, rate.period(), rate));
    }

    @Override
    public Level look(Limit limit) {
        return statements(limit)
                .queryOne(
                        row -> level(row, limit.rate()),
                        table(limit).look(),
                        limit.id(),
                        limit.work().word())
                .orElseGet(() -> Level.of(true, Duration.ZERO, limit.rate()));
    }

    private Statements statements(Limit limit) {
        return limit.subject() == Subject.USER ? database.onPrimary(limit.id()) : database;
    }

    private static Table table(Limit limit) {
        return limit.subject() == Subject.USER ? USERS : CALLERS;
    }

    private static Level level(ResultSet row, Rate rate) throws SQLException {
        return Level.of(row.getBoolean(1), Duration.ofNanos(Math.max(0, row.getLong(2)) * 1_000), rate);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
