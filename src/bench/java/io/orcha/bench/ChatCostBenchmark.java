package io.orcha.bench;

import io.orcha.bench.ChatCost.Shape;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Measures what storing and scheduling add to a chat turn, without and with the jobs that are scheduled. */
final class ChatCostBenchmark {

    /** So often the three kinds of turn take turns. */
    private static final int ROUNDS = 3;

    /**
     * Without jobs, what waits to be learned grows and with it the prompts. So many users have each a few messages waiting at the
     * end of a window, as users have between two roll-ups.
     */
    private static final int USERS_WITHOUT_JOBS = 5000;

    private static final int USERS_WITH_JOBS = 200;

    private final Testbed testbed;
    private final BenchDatabase database;
    private final Options options;

    private ChatCostBenchmark(Testbed testbed, BenchDatabase database, Options options) {
        this.testbed = testbed;
        this.database = database;
        this.options = options;
    }

    static List<ChatCost> run(Options options) throws IOException, InterruptedException, SQLException {
        try (var testbed = Testbed.start(options.service(), options.serviceOptionsAnd("-Dorcha.jobs.enabled=false"));
                var database = testbed.openDatabase()) {
            var benchmark = new ChatCostBenchmark(testbed, database, options);
            var costs = new ArrayList<>(benchmark.run(false, USERS_WITHOUT_JOBS));
            testbed.restart(options.serviceOptions());
            costs.addAll(benchmark.run(true, USERS_WITH_JOBS));
            return costs;
        }
    }

    private List<ChatCost> run(boolean jobs, int users) throws IOException, InterruptedException, SQLException {
        var off = new Requests(testbed.host(), users, "off");
        var readOnly = new Requests(testbed.host(), users, "read_only");
        var on = new Requests(testbed.host(), users, "on");
        HttpBenchmark.saveAMemoryForEveryUser(testbed, on);
        var costs = new ArrayList<ChatCost>();
        for (var shape : Shape.values()) {
            int warmup = options.warmup();
            for (int connections : options.connections()) {
                System.out.printf(
                        "chat cost, %s, %d connections, jobs %s …%n", shape.title(), connections, jobs ? "on" : "off");
                var figures = measure(
                        connections,
                        Duration.ofSeconds(warmup),
                        List.of(() -> shape.temporary(off), () -> shape.stored(readOnly), () -> shape.stored(on)));
                costs.add(ChatCost.of(jobs, shape, connections, figures.get(0), figures.get(1), figures.get(2)));
                warmup = Math.max(1, options.warmup() / 4);
            }
        }
        return costs;
    }

    private List<Figures> measure(int connections, Duration warmup, List<Supplier<Dialogue>> kinds)
            throws IOException, InterruptedException, SQLException {
        for (var kind : kinds) {
            try (var load = Load.start(testbed.address(), connections, kind)) {
                Warmup.await(testbed, warmup);
                requireNoErrors(load.take());
            }
            learnNothingMore();
        }
        var windows = new Window[kinds.size()];
        Arrays.fill(windows, Window.empty());
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < windows.length; i++) {
                windows[i] = windows[i].plus(window(connections, kinds.get(i)));
            }
        }
        return Arrays.stream(windows).map(Window::figures).toList();
    }

    private Window window(int connections, Supplier<Dialogue> kind)
            throws IOException, InterruptedException, SQLException {
        Window window;
        try (var load = Load.start(testbed.address(), connections, kind)) {
            Thread.sleep(Duration.ofSeconds(Math.max(1, options.warmup() / 8)));
            window = Window.measure(
                    testbed, load, Duration.ofSeconds(options.seconds()).dividedBy(ROUNDS));
        }
        learnNothingMore();
        return window;
    }

    private static void requireNoErrors(Latencies warmup) {
        if (warmup.errors() > 0) {
            throw new IllegalStateException("%d requests of the warm-up failed".formatted(warmup.errors()));
        }
    }

    /** What one kind of turn left to do would be done in the window of the next. */
    private void learnNothingMore() throws InterruptedException, SQLException {
        database.update("DELETE FROM scheduled_tasks WHERE task_name = 'roll-up'");
        Thread.sleep(500); // A roll-up that runs ends by then.
        database.update("UPDATE chat_messages SET to_learn = false WHERE to_learn");
        database.update("VACUUM ANALYZE chat_messages, scheduled_tasks");
    }
}
