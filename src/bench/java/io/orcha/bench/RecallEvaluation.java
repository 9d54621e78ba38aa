package io.orcha.bench;

import io.orcha.bench.EvaluationSet.Question;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much of the known evidence recall finds: conversations are imported as the sessions of one user each, their questions go
 * through {@code GET /memory/context}, and what comes back, in its order, is compared with the turns that hold the answer. A
 * long-term memory counts as the messages that it was learned from. {@code src/bench/recall} builds what it needs and calls it.
 */
public final class RecallEvaluation {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int RANKED = 50;

    private final Testbed testbed;
    private final BenchDatabase database;
    private final String parameters;
    private final Map<String, List<String>> ranked = new LinkedHashMap<>();

    private RecallEvaluation(Testbed testbed, BenchDatabase database, List<String> parameters) {
        this.parameters = parameters.stream().map(parameter -> "&" + parameter).collect(Collectors.joining());
        this.testbed = testbed;
        this.database = database;
    }

    /** Evaluates, prints a table for each directory and writes the ranked turns as JSON. */
    public static void main(String... args) throws Exception {
        RecallOptions options;
        try {
            options = RecallOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        var sets = new ArrayList<EvaluationSet>();
        for (var directory : options.directories()) {
            sets.add(EvaluationSet.read(directory));
        }
        try (var testbed = Testbed.start(options.service(), options.serviceOptions());
                var database = testbed.openDatabase()) {
            var evaluation = new RecallEvaluation(testbed, database, options.parameters());
            for (int set = 0; set < sets.size(); set++) {
                evaluation.evaluate(sets.get(set), "set" + set);
            }
            Files.createDirectories(options.out().toAbsolutePath().getParent());
            Files.writeString(options.out(), new JsonObject(Map.copyOf(evaluation.ranked)).encodePrettily());
        }
        System.out.println("\nWritten to " + options.out());
        System.exit(0);
    }

    private void evaluate(EvaluationSet set, String prefix) throws IOException, InterruptedException, SQLException {
        var users = new LinkedHashMap<String, String>();
        var turns = new LinkedHashMap<String, Map<String, String>>();
        for (var conversation : set.conversations().keySet()) {
            var user = prefix + "-" + users.size();
            users.put(conversation, user);
            turns.put(conversation, imported(set, conversation, user));
        }
        awaitJobs();
        var table = new RecallTable(set.name());
        for (var question : set.questions()) {
            var found = asked(
                    set,
                    question,
                    users.getOrDefault(question.conversation(), ""),
                    turns.getOrDefault(question.conversation(), Map.of()));
            ranked.put(question.id(), found);
            if (!question.evidence().isEmpty()) {
                table.add(question, EvidenceScore.of(question, found));
            }
        }
        table.print(System.out);
    }

    /** @return the turns of a conversation by the ids that the service has given their messages */
    private Map<String, String> imported(EvaluationSet set, String conversation, String user)
            throws IOException, InterruptedException {
        var turns = new LinkedHashMap<String, String>();
        for (var session : set.sessions(conversation)) {
            var answer = new JsonObject(
                    testbed.post("/api/v1/sessions/import?user_id=" + user, EvaluationSet.asImport(session)));
            var id = answer.getJsonArray("sessions").getJsonObject(0).getString("session_id");
            var messages = new JsonArray(
                    testbed.get("/api/v1/sessions/%s/messages?user_id=%s&limit=1000".formatted(id, user)));
            for (int i = 0; i < session.turns().size(); i++) {
                turns.put(
                        messages.getJsonObject(i).getString("id"),
                        session.turns().get(i).id());
            }
        }
        return turns;
    }

    private List<String> asked(EvaluationSet set, Question question, String user, Map<String, String> turns)
            throws IOException, InterruptedException {
        var at = set.after(question.conversation())
                .map(time -> "&at=" + URLEncoder.encode(time.toString(), StandardCharsets.UTF_8))
                .orElse("");
        var answer = new JsonObject(testbed.get("/memory/context/%s?limit=%d&max_tokens=32000%s%s&query=%s"
                .formatted(user, RANKED, at, parameters, URLEncoder.encode(question.text(), StandardCharsets.UTF_8))));
        var found = new LinkedHashSet<String>();
        for (int i = 0; i < answer.getJsonArray("items").size(); i++) {
            var item = answer.getJsonArray("items").getJsonObject(i);
            var messages = item.getString("kind").equals("message")
                    ? List.of(item.getString("id"))
                    : item.getJsonArray("sources").stream().map(String::valueOf).toList();
            messages.stream().filter(turns::containsKey).map(turns::get).forEach(found::add);
        }
        return List.copyOf(found);
    }

    private void awaitJobs() throws InterruptedException, SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (database.number("SELECT count(*) FROM recall_tasks") > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The conversations are not indexed");
            }
            Thread.sleep(LOOK);
        }
    }
}
