package io.orcha.process;

import static org.awaitility.Awaitility.await;

import io.orcha.process.ServiceClient.Answer;
import io.orcha.testing.Api;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Clients that save and chat without a pause, each through one of several replicas. One whose replica does not answer, or
 * answers that it cannot at the moment, goes on to the next one with the same request and the same {@code Idempotency-Key}.
 * What was acknowledged is noted.
 */
final class FailoverLoad implements AutoCloseable {

    private static final int CLIENTS_OF_A_KIND = 3;
    private static final int REQUESTS_OF_A_USER = 6;
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<ServiceClient> replicas;
    private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(2 * CLIENTS_OF_A_KIND);
    private final Map<String, List<String>> saves = new ConcurrentHashMap<>();
    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    /** The acknowledged turns of a user, in one session. */
    record Conversation(String session, List<String> messages) {}

    private FailoverLoad(List<ServiceClient> replicas) {
        this.replicas = replicas;
    }

    static FailoverLoad on(ServiceClient... replicas) {
        var load = new FailoverLoad(List.of(replicas));
        for (int i = 0; i < CLIENTS_OF_A_KIND; i++) {
            load.begin(new Client(i, "saver"), load::save);
            load.begin(new Client(i, "chatter"), load::chat);
        }
        return load;
    }

    /** Every acknowledged text of every user's memory, in the order of the acknowledgements. */
    Map<String, List<String>> saves() {
        return Map.copyOf(saves);
    }

    Map<String, Conversation> conversations() {
        return Map.copyOf(conversations);
    }

    /** Requests that no replica acknowledged. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Waits until so many more saves and turns were acknowledged. */
    void awaitMore(int count) {
        int savesBefore = acknowledgedSaves();
        int turnsBefore = acknowledgedTurns();
        await("acknowledgements")
                .atMost(PATIENCE)
                .until(() -> acknowledgedSaves() >= savesBefore + count && acknowledgedTurns() >= turnsBefore + count);
    }

    /** Lets every request that is under way end, and begins no more. */
    void end() {
        clients.shutdown();
        await("end of the last requests").atMost(PATIENCE).until(clients::isTerminated);
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }

    private int acknowledgedSaves() {
        return saves.values().stream().mapToInt(List::size).sum();
    }

    private int acknowledgedTurns() {
        return conversations.values().stream()
                .mapToInt(conversation -> conversation.messages().size())
                .sum();
    }

    private void begin(Client client, Request request) {
        var numbers = new int[1];
        var _ = clients.scheduleWithFixedDelay(
                () -> request.send(client, numbers[0]++), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void save(Client client, int number) {
        var user = client.user(number);
        var content = "Saved as number %d.".formatted(number);
        var answer = sendOnce(client, "/api/v1/memory", Api.map("user_id", user, "content", content));
        if (answer != null) {
            saves.computeIfAbsent(user, _ -> new CopyOnWriteArrayList<>()).add(content);
        }
    }

    private void chat(Client client, int number) {
        var user = client.user(number);
        var message = "I keep parrot number %d in cage %d.".formatted(number, client.number());
        var known = conversations.get(user);
        var body = Api.map("user_id", user, "message", message);
        if (known != null) {
            body.put("session_id", known.session());
        }
        var answer = sendOnce(client, "/api/v1/orcha/chat", body);
        if (answer != null) {
            conversations
                    .computeIfAbsent(user, _ -> new Conversation(answer.session(), new CopyOnWriteArrayList<>()))
                    .messages()
                    .add(message);
        }
    }

    /** The acknowledgement; null when there was none, which is noted. */
    private Answer sendOnce(Client client, String path, Map<String, Object> body) {
        var key = UUID.randomUUID().toString();
        var reasons = new ArrayList<String>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                var answer = replica(client, attempt).postOnce(path, body, key);
                if (answer.isOk()) {
                    return answer;
                }
                reasons.add("HTTP " + answer.status());
                if (answer.status() != 409 && answer.status() < 500) {
                    break;
                }
            } catch (UncheckedIOException e) {
                reasons.add(e.getMessage());
            }
        }
        failures.add("%s of %s: %s".formatted(path, body.get("user_id"), reasons));
        return null;
    }

    private ServiceClient replica(Client client, int attempt) {
        return replicas.get((client.number() + attempt) % replicas.size());
    }

    /** One of several of a kind; its number decides which replica it asks first. */
    private record Client(int number, String kind) {

        String user(int request) {
            return "%s-%d-%d".formatted(kind, number, request / REQUESTS_OF_A_USER);
        }
    }

    @FunctionalInterface
    private interface Request {
        void send(Client client, int number);
    }
}
