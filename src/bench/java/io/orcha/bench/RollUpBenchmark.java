package io.orcha.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Measures the roll-up: many users have said something while no jobs were run, and a warm service is let loose on them.
 * Several times as many other users warm it up.
 */
final class RollUpBenchmark {

    private static final String JOBS_OFF = "-Dorcha.jobs.enabled=false";

    /** So many times the users that are measured; a roll-up runs through more code than a request. */
    private static final int WARMUP = 3;

    private static final int CLIENTS = 8;

    /** After so long without any progress nobody waits on; a roll-up that failed is tried again after 10 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Testbed testbed;
    private final BenchDatabase database;
    private final Options options;

    private RollUpBenchmark(Testbed testbed, BenchDatabase database, Options options) {
        this.testbed = testbed;
        this.database = database;
        this.options = options;
    }

    static List<RollUpRun> run(Options options) throws IOException, InterruptedException, SQLException {
        try (var testbed = Testbed.start(options.service(), options.serviceOptionsAnd(JOBS_OFF));
                var database = testbed.openDatabase()) {
            var benchmark = new RollUpBenchmark(testbed, database, options);
            var runs = new ArrayList<RollUpRun>();
            runs.add(benchmark.run("model", "openai", 4));
            runs.add(benchmark.run("model", "openai", 1));
            runs.add(benchmark.run("offline", "offline", 4));
            return runs;
        }
    }

    private RollUpRun run(String summariser, String provider, int threads)
            throws IOException, InterruptedException, SQLException {
        System.out.printf("roll-up, summariser %s, %d threads …%n", summariser, threads);
        int users = options.users();
        var group = "%s-%d".formatted(summariser, threads);
        testbed.restart(options.serviceOptionsAnd(JOBS_OFF));
        tell(group + "-warmup-", WARMUP * users);
        tell(group + "-measured-", users);
        hold();
        database.update("VACUUM ANALYZE");
        testbed.restart(
                options.serviceOptionsAnd("-Dorcha.jobs.threads=" + threads, "-Dorcha.model.provider=" + provider));
        rollUp(group + "-warmup-", WARMUP * users);
        var before = testbed.consumed();
        var took = rollUp(group + "-measured-", users);
        var spent = testbed.consumed().minus(before);
        return RollUpRun.of(
                summariser,
                threads,
                users,
                users * Statements.ALL.size(),
                took,
                spent,
                done(group + "-measured-", users));
    }

    /** Has users say something, with jobs that are due at once. */
    private void tell(String prefix, int users) throws InterruptedException {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Void>> imports = IntStream.range(0, users)
                    .mapToObj(user -> clients.<Void>submit(() -> {
                        testbed.post("/api/v1/sessions/import?user_id=" + prefix + user, Statements.JSON);
                        return null;
                    }))
                    .toList();
            for (var imported : imports) {
                imported.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("An import failed", e.getCause());
        }
    }

    /** Nothing is due before it is let loose. */
    private void hold() throws SQLException {
        database.update("""
                UPDATE scheduled_tasks SET execution_time = now() + interval '1 day' WHERE task_name = 'roll-up'
                """);
    }

    /** Lets the jobs of some users loose and waits for the last to end. */
    private Duration rollUp(String prefix, int users) throws SQLException, InterruptedException {
        if (jobs(prefix, true) != users) {
            throw new IllegalStateException("Not every user has a job");
        }
        database.update(
                "UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = 'roll-up' AND task_instance LIKE ?",
                prefix + "%");
        while (jobs(prefix, false) == users) {
            Thread.sleep(Duration.ofMillis(5));
        }
        long began = System.nanoTime();
        long left = users;
        long ended = began;
        while (left > 0 && System.nanoTime() - ended < PATIENCE.toNanos()) {
            Thread.sleep(LOOK);
            long leftNow = jobs(prefix, true);
            if (leftNow < left) {
                ended = System.nanoTime();
                left = leftNow;
            }
        }
        return Duration.ofNanos(ended - began);
    }

    /** @param running whether those that run are counted as well */
    private long jobs(String prefix, boolean running) throws SQLException {
        return database.number("""
                SELECT count(*) FROM scheduled_tasks
                 WHERE task_name = 'roll-up' AND task_instance LIKE ? AND (? OR NOT picked)
                """, prefix + "%", running);
    }

    private RollUpRun.Done done(String prefix, int users) throws SQLException {
        var all = prefix + "%";
        long written = database.number("""
                SELECT count(*) FROM user_memories JOIN user_memory_versions USING (user_id, version)
                 WHERE user_id LIKE ? AND user_memories.content <> '' AND author = 'roll_up'
                """, all);
        long toLearn = database.number("SELECT count(*) FROM chat_messages WHERE user_id LIKE ? AND to_learn", all);
        long named = database.number("""
                SELECT count(*) FROM user_memories CROSS JOIN unnest(?::text[]) AS fact
                 WHERE user_id LIKE ? AND strpos(lower(content), lower(fact)) > 0
                """, Statements.FACTS.toArray(String[]::new), all);
        return new RollUpRun.Done(
                jobs(prefix, true),
                users - written,
                toLearn,
                Figures.rounded((double) named / users / Statements.FACTS.size(), 4));
    }
}
