package io.orcha.process;

import static org.awaitility.Awaitility.await;

import io.orcha.process.ServiceClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Clients that save, read and chat without a pause, and note everything that was acknowledged. */
final class Load implements AutoCloseable {

    /** In everything that the clients write. */
    static final String CANARY = "kanarienvogel";

    private static final int CLIENTS_OF_A_KIND = 2;
    private static final int SAVES_OF_A_USER = 3;
    private static final int TURNS_OF_A_USER = 8;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServiceClient service;
    private final ScheduledExecutorService clients =
            Executors.newScheduledThreadPool(Kind.values().length * CLIENTS_OF_A_KIND);
    private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, Integer> saved = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Conversation> conversations = new ConcurrentHashMap<>();

    /** What a client does. */
    enum Kind {
        SAVE,
        READ,
        CHAT,
        STREAM
    }

    /**
     * How one request ended.
     *
     * @param status that of the problem when a stream ends with one; 0 when there was no answer at all
     * @param begun whether the answer was a stream, which tells no status and no header when it fails
     */
    record Outcome(
            Kind kind, int status, boolean begun, String type, String retryAfter, Duration took, String failure) {

        static Outcome of(Kind kind, Answer answer, Duration took) {
            var type = answer.header("Content-Type");
            boolean stream = type.startsWith("text/event-stream");
            return new Outcome(kind, status(answer, stream), stream, type, answer.header("Retry-After"), took, "");
        }

        private static int status(Answer answer, boolean stream) {
            if (!stream) {
                return answer.status();
            }
            var end = answer.events().list().getLast();
            return switch (end.name()) {
                case "done" -> 200;
                case "error" -> end.data().path("status").asInt();
                default -> 0;
            };
        }
    }

    /** One acknowledged turn. */
    record Turn(String message, String reply) {}

    /** The acknowledged turns of a user's one session. */
    record Conversation(String session, List<Turn> turns) {}

    private Load(ServiceClient service) {
        this.service = service;
    }

    static Load on(ServiceClient service) {
        var load = new Load(service);
        for (int i = 0; i < CLIENTS_OF_A_KIND; i++) {
            load.begin(Kind.SAVE, i, load::save);
            load.begin(Kind.READ, i, load::read);
            load.begin(Kind.CHAT, i, load::chat);
            load.begin(Kind.STREAM, i, load::stream);
        }
        return load;
    }

    /** Everything that happened so far. */
    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The number of the last acknowledged save of every user. */
    Map<String, Integer> saved() {
        return Map.copyOf(saved);
    }

    /** What was acknowledged to every user who chatted. */
    Map<String, Conversation> conversations() {
        return Map.copyOf(conversations);
    }

    /** Waits until clients of every kind got some more answers of a status. */
    void awaitMore(int count, IntPredicate status, Duration patience) {
        var before = answers(status);
        await("answers").atMost(patience).until(() -> {
            var now = answers(status);
            return List.of(Kind.values()).stream()
                    .allMatch(kind -> now.getOrDefault(kind, 0) - before.getOrDefault(kind, 0) >= count);
        });
    }

    /** Lets every request that is under way end, and begins no more. */
    void end() {
        clients.shutdown();
        await("end of the last requests").atMost(PATIENCE).until(clients::isTerminated);
    }

    @Override
    public void close() {
        end();
    }

    /** What a user's memory is after a save. */
    static String content(int number) {
        return CANARY + " " + number;
    }

    private Map<Kind, Integer> answers(IntPredicate status) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        outcomes.stream()
                .filter(outcome -> status.test(outcome.status()))
                .forEach(outcome -> counts.merge(outcome.kind(), 1, Integer::sum));
        return counts;
    }

    private void begin(Kind kind, int client, Request request) {
        var numbers = new int[1];
        var _ = clients.scheduleWithFixedDelay(
                () -> measure(kind, number -> request.send(client, number), numbers[0]++),
                0,
                PAUSE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void measure(Kind kind, IntFunction<Answer> request, int number) {
        var started = System.nanoTime();
        try {
            var answer = request.apply(number);
            outcomes.add(Outcome.of(kind, answer, since(started)));
        } catch (RuntimeException e) {
            outcomes.add(new Outcome(kind, 0, false, "", "", since(started), e.toString()));
        }
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private Answer save(int client, int number) {
        var user = "saver-%d-%d".formatted(client, number / SAVES_OF_A_USER);
        var answer = service.saveMemory(user, content(number));
        if (answer.isOk()) {
            saved.put(user, number);
        }
        return answer;
    }

    private Answer read(int client, int number) {
        return service.memory("saver-%d-%d".formatted(client, number / SAVES_OF_A_USER));
    }

    private Answer chat(int client, int number) {
        return turn("chatter-%d-%d".formatted(client, number / TURNS_OF_A_USER), number, false);
    }

    private Answer stream(int client, int number) {
        return turn("streamer-%d-%d".formatted(client, number / TURNS_OF_A_USER), number, true);
    }

    private Answer turn(String user, int number, boolean stream) {
        var message = "I told the %s number %d.".formatted(CANARY, number);
        var known = conversations.get(user);
        var answer =
                service.chat(user, message, "session_id", known == null ? null : known.session(), "stream", stream);
        if (answer.isOk() && (!stream || answer.events().names().getLast().equals("done"))) {
            conversations
                    .computeIfAbsent(user, _ -> new Conversation(answer.session(), new ArrayList<>()))
                    .turns()
                    .add(new Turn(message, answer.reply()));
        }
        return answer;
    }

    @FunctionalInterface
    private interface Request {
        Answer send(int client, int number);
    }
}
