package io.orcha.process;

import io.orcha.process.ServiceClient.Answer;
import io.orcha.testing.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Clients that save, read, chat and import as they should, and note how it went. */
final class GoodClients implements AutoCloseable {

    /** Some hundred kilobytes, which compete for memory with bad bodies. */
    private static final List<Map<String, Object>> LONG =
            Collections.nCopies(10, Api.map("role", "user", "content", "I like tea. ".repeat(1_000)));

    private final ServiceClient service;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;

    /** How one request went. */
    record Outcome(String kind, int status, long nanos, String failure) {}

    private GoodClients(ServiceClient service) {
        this.service = service;
    }

    static GoodClients on(ServiceClient service, int clients) {
        var good = new GoodClients(service);
        for (int i = 0; i < clients; i++) {
            var user = "good-" + i;
            good.threads.execute(() -> good.work(user));
        }
        return good;
    }

    private void work(String user) {
        for (int round = 0; !ending; round++) {
            var text = "I like number %d.".formatted(round);
            measure("save", () -> service.saveMemory(user, text));
            measure("read", () -> service.memory(user));
            measure("sessions", () -> service.get("/sessions?limit=5&user_id=" + user));
            if (round % 4 == 0) {
                measure("chat", () -> service.chat(user, text));
                measure("long chat", () -> service.chat(user, text, "memory", "off", "conversation_history", LONG));
            }
            if (round % 16 == 0) {
                measure(
                        "import",
                        () -> service.post(
                                "/api/v1/sessions/import?user_id=" + user, "[{\"role\":\"user\",\"content\":\"Hi\"}]"));
            }
        }
    }

    private void measure(String kind, java.util.function.Supplier<Answer> request) {
        long began = System.nanoTime();
        try {
            var answer = request.get();
            outcomes.add(
                    new Outcome(kind, answer.status(), System.nanoTime() - began, answer.isOk() ? "" : answer.body()));
        } catch (RuntimeException e) {
            outcomes.add(new Outcome(kind, 0, System.nanoTime() - began, e.toString()));
        }
    }

    /** Forgets what happened so far, for example while the service warmed up. */
    void forget() {
        outcomes.clear();
    }

    int count() {
        return outcomes.size();
    }

    List<Outcome> end() {
        ending = true;
        threads.close();
        return List.copyOf(outcomes);
    }

    @Override
    public void close() {
        end();
    }

    /** The time within which a share of the requests was answered. */
    static Duration percentile(List<Outcome> outcomes, double share) {
        var times =
                new ArrayList<>(outcomes.stream().map(Outcome::nanos).sorted().toList());
        return Duration.ofNanos(times.get((int) Math.min(times.size() - 1, times.size() * share)));
    }
}
