package io.orcha.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * How long a context takes: for users with 1,000, 10,000 and 100,000 memories and twice as many messages, in a database of
 * 1,000,000 memories of 10,000 others; warm, for the first query of a user that no replica has in memory, and for 64 users at
 * once. Each query is another text, so that none is answered from a cache. {@code src/bench/recall --speed} calls it.
 */
public final class RecallSpeed {

    private static final int OTHERS = 10_000;
    private static final int MEMORIES_OF_OTHERS = 100;
    private static final int MESSAGES_OF_OTHERS = 20;
    private static final int EARLIER_USERS = 50;
    private static final int COLD_USERS = 5;
    private static final int WARM_UP = 300;
    private static final int QUERIES = 1_000;
    private static final int AT_ONCE = 64;
    private static final int QUERIES_EACH = 20;

    private final Testbed testbed;
    private final RecallFill fill;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private RecallSpeed(Testbed testbed, RecallFill fill) {
        this.testbed = testbed;
        this.fill = fill;
    }

    /** Measures, prints and writes the figures as JSON. For a quick look there may be fewer other users. */
    public static void main(String... args) throws Exception {
        var out = Path.of("target/bench/recall-speed.json");
        int others = OTHERS;
        var options = new ArrayList<>(
                List.of("-Xmx2g", "-Dorcha.model.provider=offline", "-Dorcha.recall.cache.max-bytes=512M"));
        for (int at = 0; at < args.length; at++) {
            switch (args[at]) {
                case "--others" -> others = Integer.parseInt(args[++at]);
                case "--service-option" -> options.add(args[++at]);
                default -> out = Path.of(args[at]);
            }
        }
        try (var testbed = Testbed.start(Path.of("target", "quarkus-app"), options);
                var database = testbed.openDatabase()) {
            var fill = new RecallFill(database, "all-minilm-l6-v2-q");
            var speed = new RecallSpeed(testbed, fill);
            speed.figures.put("machine", Machine.current().toString());
            speed.figures.put("other_users", others);
            System.out.println("filling the database …");
            fill.add("other", others, MEMORIES_OF_OTHERS, MESSAGES_OF_OTHERS);
            fill.add("earlier", EARLIER_USERS, 1_000, 2_000);
            fill.add("small", COLD_USERS, 1_000, 2_000);
            fill.add("large", COLD_USERS, 10_000, 20_000);
            fill.add("huge", 1, 100_000, 200_000);
            database.update("VACUUM ANALYZE");
            // Caches of the process begin empty; those of PostgreSQL hold what was just written.
            testbed.restart(options);
            speed.measure(others);
            speed.figures.put("database_bytes", database.number("SELECT pg_database_size(current_database())"));
            Files.createDirectories(out.toAbsolutePath().getParent());
            Files.writeString(
                    out,
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(speed.figures));
        }
        System.out.println("Written to " + out);
        System.exit(0);
    }

    private void measure(int others) throws IOException, InterruptedException, SQLException {
        // The code is compiled and the embedding model loaded, as in a service that runs: also the code that reads an
        // index.
        for (int user = 0; user < EARLIER_USERS; user++) {
            ask("earlier-" + user);
        }
        for (int i = 0; i < WARM_UP; i++) {
            ask("other-" + i % others);
        }
        for (var size : List.of("small", "large", "huge")) {
            var cold = new Latencies();
            int users = size.equals("huge") ? 1 : COLD_USERS;
            for (int user = 0; user < users; user++) {
                cold.add(ask(size + "-" + user));
            }
            report(size + ", first query", cold);
            for (int i = 0; i < WARM_UP; i++) {
                ask(size + "-0");
            }
            var warm = new Latencies();
            for (int i = 0; i < QUERIES; i++) {
                warm.add(ask(size + "-0"));
            }
            report(size + ", warm", warm);
        }
        together(others);
    }

    private void together(int others) throws InterruptedException {
        var all = new Latencies();
        try (var clients = Executors.newFixedThreadPool(AT_ONCE)) {
            var work = new ArrayList<Callable<Latencies>>();
            for (int client = 0; client < AT_ONCE; client++) {
                var user = "other-" + (others - AT_ONCE + client);
                work.add(() -> {
                    var its = new Latencies();
                    for (int i = 0; i < QUERIES_EACH; i++) {
                        try {
                            its.add(ask(user));
                        } catch (IOException _) {
                            its.error();
                        }
                    }
                    return its;
                });
            }
            for (var done : clients.invokeAll(work)) {
                all.addAll(done.resultNow());
            }
        }
        report(AT_ONCE + " users at once", all);
    }

    private long ask(String user) throws IOException, InterruptedException {
        String question;
        synchronized (fill) {
            question = fill.question();
        }
        var request = HttpRequest.newBuilder(URI.create("http://%s/memory/context/%s?query=%s"
                        .formatted(testbed.host(), user, URLEncoder.encode(question, StandardCharsets.UTF_8))))
                .build();
        long begin = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        long took = System.nanoTime() - begin;
        if (answer.statusCode() != 200 || !answer.body().contains("\"degraded\":[]")) {
            throw new IOException("%d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return took;
    }

    private void report(String what, Latencies latencies) {
        System.out.printf(
                "%-22s n %5d  p50 %8.2f ms  p95 %8.2f ms  p99 %8.2f ms  errors %d%n",
                what,
                latencies.count(),
                latencies.percentile(0.5),
                latencies.percentile(0.95),
                latencies.percentile(0.99),
                latencies.errors());
        figures.put(
                what,
                Map.of(
                        "n", latencies.count(),
                        "p50_ms", latencies.percentile(0.5),
                        "p95_ms", latencies.percentile(0.95),
                        "p99_ms", latencies.percentile(0.99),
                        "errors", latencies.errors()));
    }
}
