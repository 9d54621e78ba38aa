package io.orcha.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The requests of all users, made before the load begins: the load generator shall cost as little as it can. */
final class Requests {

    static final int SESSION_ID_LENGTH = 36;

    /** A memory of 500 bytes. */
    static final String MEMORY = "The user is called Ada and lives in Graz. She is allergic to peanuts. "
            .repeat(8)
            .substring(0, 500);

    /** A turn as a later one's history holds it. */
    private static final String EXCHANGE =
            "{\"role\":\"user\",\"content\":\"%s\"},{\"role\":\"assistant\",\"content\":\"%s\"}";

    private static final String NO_SESSION = "-".repeat(SESSION_ID_LENGTH);
    private static final String MESSAGE = "I drink green tea in the morning. What would go well with it today?";
    private static final String HISTORY = """
            [{"role":"user","content":"Good morning! Did I tell you that I moved to Graz?"},\
            {"role":"assistant","content":"You did. How do you like the new flat?"},\
            {"role":"user","content":"It is bright and quiet, and the market is around the corner."},\
            {"role":"assistant","content":"That sounds lovely. Shall we plan the first dinner there?"}]""";

    private final List<byte[]> readMemory;
    private final List<byte[]> saveMemory;
    private final List<byte[]> listSessions;
    private final List<byte[]> openSession;
    private final List<byte[]> continueSession;
    private final List<byte[]> chatWithHistory;
    private final List<byte[]> conversation;
    private final int users;
    private int turns;

    /**
     * Makes them.
     *
     * @param host host and port that the requests name
     * @param users how many users there are
     * @param memory what a chat turn does with the memory, as the API names it
     */
    Requests(String host, int users, String memory) {
        this.users = users;
        var mode = ",\"memory\":\"%s\"".formatted(memory);
        readMemory = perUser(user -> "GET /api/v1/memory/%s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(name(user), host));
        saveMemory = perUser(user ->
                post(host, "/api/v1/memory", "{\"user_id\":\"%s\",\"content\":\"%s\"}".formatted(name(user), MEMORY)));
        listSessions = perUser(user ->
                "GET /api/v1/sessions?limit=20&user_id=%s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(name(user), host));
        openSession = perUser(user -> chat(host, user, mode));
        // The session comes last, so that its place is known.
        continueSession = perUser(user -> chat(host, user, mode + ",\"session_id\":\"" + NO_SESSION + "\""));
        chatWithHistory = perUser(user -> chat(host, user, mode + ",\"conversation_history\":" + HISTORY));
        conversation = IntStream.range(0, Scenario.TURNS_OF_A_SESSION)
                .mapToObj(turn -> Collections.nCopies(turn, EXCHANGE.formatted(MESSAGE, ModelStub.REPLY_TEXT)))
                .map(exchanges -> ",\"conversation_history\":[" + String.join(",", exchanges) + "]")
                .map(history -> chat(host, 0, mode + history).getBytes(UTF_8))
                .toList();
    }

    /** Each user in turn. */
    int nextUser() {
        return turns++ % users;
    }

    byte[] readMemory() {
        return readMemory.get(nextUser());
    }

    byte[] saveMemory() {
        return saveMemory.get(nextUser());
    }

    byte[] listSessions() {
        return listSessions.get(nextUser());
    }

    byte[] openSession(int user) {
        return openSession.get(user);
    }

    byte[] continueSession(int user, byte[] sessionId) {
        var request = continueSession.get(user).clone();
        System.arraycopy(sessionId, 0, request, request.length - "\"}".length() - SESSION_ID_LENGTH, sessionId.length);
        return request;
    }

    byte[] chatWithHistory() {
        return chatWithHistory.get(nextUser());
    }

    /** A turn of a conversation that the client keeps: what was said so far comes with the request. */
    byte[] continueConversation(int turn) {
        return conversation.get(turn);
    }

    int users() {
        return users;
    }

    private static String name(int user) {
        return "bench-%04d".formatted(user);
    }

    private static String chat(String host, int user, String further) {
        return post(
                host,
                "/api/v1/orcha/chat",
                "{\"user_id\":\"%s\",\"message\":\"%s\"%s}".formatted(name(user), MESSAGE, further));
    }

    private static String post(String host, String path, String body) {
        return "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, host, body.getBytes(UTF_8).length, body);
    }

    private List<byte[]> perUser(IntFunction<String> request) {
        return IntStream.range(0, users)
                .mapToObj(request)
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }
}
