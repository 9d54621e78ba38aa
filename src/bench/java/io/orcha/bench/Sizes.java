package io.orcha.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How many bytes of database a user takes: many users say things in as many sessions, memories are rolled up by the service's
 * own rules, and the tables are measured when half of the sessions are over and at the end. The difference is what one further
 * session costs. {@code src/bench/run --sizes} builds what it needs and calls it.
 */
public final class Sizes {

    private static final int CLIENTS = 4;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Testbed testbed;
    private final BenchDatabase database;
    private final SizesOptions options;

    private Sizes(Testbed testbed, BenchDatabase database, SizesOptions options) {
        this.testbed = testbed;
        this.database = database;
        this.options = options;
    }

    /** Measures, prints a table and writes the result as JSON. */
    public static void main(String... args) throws Exception {
        SizesOptions options;
        try {
            options = SizesOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        SizesReport report;
        try (var testbed = Testbed.start(options.service(), List.of("-Dorcha.model.provider=offline"));
                var database = testbed.openDatabase()) {
            report = new Sizes(testbed, database, options).run();
        }
        report.print(System.out);
        report.write(options.out());
        System.out.println("\nWritten to " + options.out());
        System.exit(0);
    }

    private SizesReport run() throws IOException, InterruptedException, SQLException {
        int half = options.sessions() / 2;
        sessions(0, half);
        var middle = TableSize.all(database, options.users());
        long memory = memoryBytes();
        sessions(half, 2 * half);
        return SizesReport.of(
                Machine.current(),
                options,
                half,
                middle,
                TableSize.all(database, options.users()),
                memory,
                memoryBytes());
    }

    private void sessions(int from, int to) throws InterruptedException, SQLException {
        for (int session = from; session < to; session++) {
            System.out.printf("session %d of %d users …%n", session + 1, options.users());
            everybody(session);
            awaitRollUps();
        }
        database.update("VACUUM ANALYZE");
    }

    private void everybody(int session) throws InterruptedException {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Void>> imports = IntStream.range(0, options.users())
                    .mapToObj(user -> clients.<Void>submit(() -> {
                        testbed.post("/api/v1/sessions/import?user_id=sizes-" + user, conversation(user, session));
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

    private String conversation(int user, int session) {
        var words = new SizesText(user, session);
        var lines = new JsonArray();
        for (int turn = 0; turn < options.turns(); turn++) {
            var said = turn < options.facts() ? words.fact(turn) : words.question(options.userBytes());
            lines.add(new JsonObject().put("role", "user").put("content", said));
            lines.add(new JsonObject().put("role", "assistant").put("content", words.reply(options.replyBytes())));
        }
        return lines.encode();
    }

    private void awaitRollUps() throws InterruptedException, SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (database.number("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'roll-up'") > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Roll-ups do not end");
            }
            Thread.sleep(LOOK);
        }
    }

    private long memoryBytes() throws SQLException {
        return database.number("SELECT COALESCE(avg(octet_length(content)), 0)::bigint FROM user_memories");
    }
}
