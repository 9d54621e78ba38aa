package io.orcha.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of request that the service is measured with. */
enum Scenario {
    /** Reads the memory of a user who has one. */
    MEMORY_GET,
    /** Replaces the memory of a user who has one. */
    MEMORY_POST,
    /** Chats in sessions of ten turns: one that opens the session and nine that name it. Both messages are stored. */
    CHAT,
    /** Chats with every turn in a new session. */
    CHAT_NEW_SESSION,
    /** Chats in a new session with a history of four messages in the request. */
    CHAT_GIVEN_HISTORY;

    static final int TURNS_OF_A_SESSION = 10;

    static Optional<Scenario> named(String name) {
        return Stream.of(values())
                .filter(scenario -> scenario.title().equals(name))
                .findFirst();
    }

    @JsonValue
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What comparable services spend on such a request. */
    Reference reference() {
        return switch (this) {
            case MEMORY_GET -> Reference.GET;
            case MEMORY_POST -> Reference.POST;
            case CHAT, CHAT_NEW_SESSION, CHAT_GIVEN_HISTORY -> Reference.CHAT;
        };
    }

    /** What one connection says. */
    Dialogue dialogue(Requests requests) {
        return switch (this) {
            case MEMORY_GET -> Dialogue.repeating(requests::readMemory);
            case MEMORY_POST -> Dialogue.repeating(requests::saveMemory);
            case CHAT -> new SessionDialogue(requests, TURNS_OF_A_SESSION);
            case CHAT_NEW_SESSION -> Dialogue.repeating(() -> requests.openSession(requests.nextUser()));
            case CHAT_GIVEN_HISTORY -> Dialogue.repeating(requests::chatWithHistory);
        };
    }
}
