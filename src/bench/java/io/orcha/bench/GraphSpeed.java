package io.orcha.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the knowledge graph takes for users with 5,000 entities and 20,000 relations: the search of entities, a page of 500 nodes for
 * drawing, a context, and the search of 1,000 conversations; warm, and for the first query of a user who is in no memory. Each query is another text. A second replica
 * has no graph and answers the same contexts in turn, so that what else the machine does slows both. {@code src/bench/recall --graph}
 * calls it.
 */
public final class GraphSpeed {

    private static final int USERS = 6;
    private static final int ENTITIES = 5_000;
    private static final int RELATIONS = 20_000;
    private static final int WARM_UP = 300;
    private static final int QUERIES = 1_000;
    private static final int READS = 300;
    private static final int TALKS = 1_000;

    /** Of each session three sentences of the user's, with the meaning of one of them. */
    private static final String SUMMARIES = """
            INSERT INTO conversation_summaries
                   (user_id, session_id, summary, through, message_count, model, created_at, updated_at, embedding, embedding_model)
            SELECT s.user_id, s.id, said.text, said.through, s.message_count, 'bench', s.created_at, s.created_at,
                   p.embedding, p.embedding_model
              FROM chat_sessions s
             CROSS JOIN LATERAL (
                   SELECT string_agg(content || '.', ' ') AS text, (array_agg(id ORDER BY id DESC))[1] AS through
                     FROM (SELECT id, content FROM chat_messages m
                            WHERE m.user_id = s.user_id AND m.session_id = s.id AND m.role = 'user' ORDER BY id LIMIT 3) AS first) AS said
              JOIN message_passages p ON p.user_id = s.user_id AND p.message_id = said.through AND p.passage = 0
             WHERE s.user_id = 'talk-0'
            """;

    private final Testbed testbed;
    private final RecallFill fill;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private GraphSpeed(Testbed testbed, RecallFill fill) {
        this.testbed = testbed;
        this.fill = fill;
    }

    /** Measures, prints and writes the figures as JSON. */
    public static void main(String... args) throws Exception {
        var out = Path.of("target/bench/graph-speed.json");
        var options = new ArrayList<>(List.of("-Xmx2g", "-Dorcha.model.provider=offline"));
        for (int at = 0; at < args.length; at++) {
            if (args[at].equals("--service-option")) {
                options.add(args[++at]);
            } else {
                out = Path.of(args[at]);
            }
        }
        try (var testbed = Testbed.start(Path.of("target", "quarkus-app"), options);
                var database = testbed.openDatabase()) {
            var fill = new RecallFill(database, "all-minilm-l6-v2-q");
            var speed = new GraphSpeed(testbed, fill);
            speed.figures.put("machine", Machine.current().toString());
            System.out.println("filling the database …");
            fill.add("graph", USERS, 1_000, 2_000);
            var graph = new GraphFill(fill);
            for (int user = 0; user < USERS; user++) {
                graph.add("graph-" + user, user, ENTITIES, RELATIONS);
            }
            fill.add("talk", 1, 1, TALKS * RecallFill.SESSION);
            database.update(SUMMARIES);
            database.update("VACUUM ANALYZE");
            testbed.restart(options);
            var without = new ArrayList<>(options);
            without.add("-Dorcha.graph.enabled=false");
            try (var plain = testbed.another(without)) {
                speed.measure("127.0.0.1:" + plain.port());
            }
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

    /** @param plain host and port of the service without a graph */
    private void measure(String plain) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            search("graph-0");
            read("graph-0");
            var query = fill.question();
            context(testbed.host(), query);
            context(plain, query);
            conversations();
        }
        var cold = new Latencies();
        for (int user = 1; user < USERS; user++) {
            cold.add(search("graph-" + user));
        }
        report("search, first query", cold);
        var searches = new Latencies();
        for (int i = 0; i < QUERIES; i++) {
            searches.add(search("graph-0"));
        }
        report("search of entities", searches);
        var reads = new Latencies();
        for (int i = 0; i < READS; i++) {
            reads.add(read("graph-0"));
        }
        report("500 nodes", reads);
        var conversations = new Latencies();
        for (int i = 0; i < READS; i++) {
            conversations.add(conversations());
        }
        report("conversations", conversations);
        var contexts = new Latencies();
        var plainContexts = new Latencies();
        for (int i = 0; i < QUERIES; i++) {
            var query = fill.question();
            contexts.add(context(testbed.host(), query));
            plainContexts.add(context(plain, query));
        }
        report("context", contexts);
        report("context without graph", plainContexts);
    }

    private long search(String user) throws IOException, InterruptedException {
        var body = "{\"query\":\"%s\",\"user_identifier\":\"%s\",\"limit\":10}".formatted(fill.question(), user);
        return timed(HttpRequest.newBuilder(URI.create("http://%s/memory/search/entities".formatted(testbed.host())))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private long read(String user) throws IOException, InterruptedException {
        return timed(HttpRequest.newBuilder(
                        URI.create("http://%s/api/v1/users/%s/graph?limit=500".formatted(testbed.host(), user)))
                .build());
    }

    private long context(String host, String query) throws IOException, InterruptedException {
        return timed(HttpRequest.newBuilder(URI.create("http://%s/memory/context/graph-0?query=%s"
                        .formatted(host, URLEncoder.encode(query, StandardCharsets.UTF_8))))
                .build());
    }

    private long conversations() throws IOException, InterruptedException {
        return timed(HttpRequest.newBuilder(URI.create("http://%s/api/v1/users/talk-0/conversations?limit=20&query=%s"
                        .formatted(testbed.host(), URLEncoder.encode(fill.question(), StandardCharsets.UTF_8))))
                .build());
    }

    private long timed(HttpRequest request) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        long took = System.nanoTime() - begin;
        if (answer.statusCode() != 200) {
            throw new IOException("%d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return took;
    }

    private void report(String what, Latencies latencies) {
        System.out.printf(
                "%-22s n %5d  p50 %8.2f ms  p95 %8.2f ms  p99 %8.2f ms%n",
                what,
                latencies.count(),
                latencies.percentile(0.5),
                latencies.percentile(0.95),
                latencies.percentile(0.99));
        figures.put(
                what,
                Map.of(
                        "n", latencies.count(),
                        "p50_ms", latencies.percentile(0.5),
                        "p95_ms", latencies.percentile(0.95),
                        "p99_ms", latencies.percentile(0.99)));
    }
}
