package io.orcha.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds what the service can take, gives it a part of that for some minutes, and looks whether anything grows; {@code
 * src/bench/run --soak} builds what it needs and calls it.
 */
public final class Soak {

    private static final Duration CAPACITY_WINDOW = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** A full collection stops the service: the requests that it holds up are not measured. */
    private static final Duration AFTER_COLLECTION = Duration.ofMillis(500);

    /** The first part of the samples, in which pools and caches find their size, is not judged. */
    private static final int SETTLING_PART = 5;

    /**
     * Caches so small that the warm-up fills them: with the default bounds, 192 MB, they fill for longer than the soak takes, and
     * what they hold could not be told from what leaks.
     */
    private static final List<String> SMALL_CACHES =
            List.of("-Dorcha.recall.cache.max-bytes=8M", "-Dorcha.graph.cache.max-bytes=8M");

    private final Testbed testbed;
    private final BenchDatabase database;
    private final Requests requests;
    private final SoakOptions options;

    private Soak(Testbed testbed, BenchDatabase database, SoakOptions options) {
        this.testbed = testbed;
        this.database = database;
        this.options = options;
        this.requests = new Requests(testbed.host(), options.users(), "on");
    }

    /** Soaks as the options ask for, prints a table and writes the result as JSON; exits with 1 when something grew or failed. */
    public static void main(String... args) throws Exception {
        SoakOptions options;
        try {
            options = SoakOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        SoakReport report;
        // Of an option that is given twice the JVM takes the last.
        var serviceOptions = Stream.concat(SMALL_CACHES.stream(), options.serviceOptions().stream())
                .toList();
        try (var testbed = Testbed.start(options.service(), serviceOptions);
                var database = testbed.openDatabase()) {
            report = new Soak(testbed, database, options).run();
        }
        report.print(System.out);
        report.write(options.out());
        System.out.println("\nWritten to " + options.out());
        System.exit(report.passed() ? 0 : 1);
    }

    private SoakReport run() throws IOException, InterruptedException, SQLException {
        HttpBenchmark.saveAMemoryForEveryUser(testbed, requests);
        double capacity = capacity();
        double rate = capacity * options.load() / 100;
        System.out.printf(
                "capacity %.0f requests/s, soaking with %.0f requests/s for %d min …%n",
                capacity, rate, options.minutes());
        var walBefore = wal();
        var sizeBefore = size();
        var before = testbed.consumed();
        var samples = soak(rate);
        double requestsAnswered =
                samples.stream().mapToDouble(SoakSample::requestsPerSecond).sum() * INTERVAL.toSeconds();
        double turns = requestsAnswered * MixedDialogue.chatShare();
        var judged = samples.subList(samples.size() / SETTLING_PART, samples.size());
        return new SoakReport(
                Machine.current(),
                options,
                Figures.rounded(capacity, 1),
                Figures.rounded(rate, 1),
                Math.round((wal() - walBefore) / turns),
                Math.round((size() - sizeBefore) / turns),
                Figures.rounded(testbed.consumed().minus(before).summaries() / turns, 4),
                samples,
                Growth.of(judged));
    }

    private double capacity() throws IOException, InterruptedException {
        System.out.println("warming up and finding the capacity …");
        try (var load = Load.start(testbed.address(), options.connections(), () -> new MixedDialogue(requests))) {
            Warmup.await(testbed, Duration.ofSeconds(options.warmup()));
            return Window.measure(testbed, load, CAPACITY_WINDOW).figures().requestsPerSecond();
        }
    }

    private List<SoakSample> soak(double rate) throws IOException, InterruptedException, SQLException {
        var samples = new ArrayList<SoakSample>();
        long count = Duration.ofMinutes(options.minutes()).dividedBy(INTERVAL);
        try (var jvm = ServiceJvm.attach(testbed.service());
                var load = Load.start(
                        testbed.address(),
                        options.connections(),
                        () -> new MixedDialogue(requests),
                        Pace.perSecond(rate))) {
            long began = System.nanoTime();
            long windowBegan = began;
            int heldUp = 0;
            for (int i = 1; i <= count; i++) {
                Thread.sleep(Duration.ofNanos(
                        Math.max(0, began + INTERVAL.multipliedBy(i).toNanos() - System.nanoTime())));
                var latencies = load.take();
                long now = System.nanoTime();
                samples.add(sample(jvm, latencies, heldUp, now - began, now - windowBegan));
                SoakReport.printSample(System.out, samples.getLast());
                Thread.sleep(AFTER_COLLECTION);
                heldUp = load.take().errors();
                windowBegan = System.nanoTime();
            }
        }
        return samples;
    }

    private SoakSample sample(ServiceJvm jvm, Latencies latencies, int furtherErrors, long since, long window)
            throws SQLException {
        return new SoakSample(
                Math.round(since / 1e9),
                Figures.rounded(latencies.count() / (window / 1e9), 1),
                Figures.rounded(latencies.percentile(0.5), 2),
                Figures.rounded(latencies.percentile(0.99), 2),
                latencies.errors() + furtherErrors,
                Figures.rounded(jvm.heapAfterCollection(), 2),
                jvm.threads(),
                jvm.fileDescriptors(),
                database.number("""
                        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
                        """),
                database.number("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'roll-up'"));
    }

    private double wal() throws SQLException {
        return database.number("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    private double size() throws SQLException {
        return database.number("SELECT pg_database_size(current_database())");
    }
}
