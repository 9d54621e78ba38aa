package io.orcha.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What each user says before a roll-up: ten messages about themselves, of one fact each. */
final class Statements {

    static final List<String> ALL = List.of(
            "My name is Ada Kogler.",
            "I live in Graz.",
            "I am allergic to peanuts.",
            "I work as a carpenter.",
            "I have a dog called Bello.",
            "I love hiking in the mountains.",
            "My sister Eva lives in Linz.",
            "I play the cello.",
            "I do not eat meat.",
            "I drink green tea in the morning.");

    /** The word of each by which its fact is found in a memory. */
    static final List<String> FACTS =
            List.of("Ada", "Graz", "peanut", "carpenter", "Bello", "hiking", "Linz", "cello", "meat", "green tea");

    /** The same as a conversation to import, with replies, which are nothing to learn from. */
    static final String JSON = json();

    private Statements() {}

    private static String json() {
        var lines = new JsonArray();
        for (var statement : ALL) {
            lines.add(line("user", statement)).add(line("assistant", "Thank you for telling me."));
        }
        return lines.encode();
    }

    private static JsonObject line(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }
}
