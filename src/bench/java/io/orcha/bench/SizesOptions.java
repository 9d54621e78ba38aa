package io.orcha.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.List;

/**
 * The users that are measured.
 *
 * @param users how many
 * @param sessions of each; the tables are measured after one half of them and after the other
 * @param turns of a session, two messages each
 * @param facts how many of the turns say something that the memory keeps
 * @param userBytes the length of the user's other messages
 * @param replyBytes the length of the assistant's
 * @param out the file for the result
 * @param service the directory of the packaged service
 */
@JsonIgnoreProperties({"out", "service"})
record SizesOptions(
        int users, int sessions, int turns, int facts, int userBytes, int replyBytes, Path out, Path service) {

    /** @throws IllegalArgumentException when an option is unknown or has no usable value */
    static SizesOptions parse(String... args) {
        int users = 200;
        int sessions = 20;
        int turns = 10;
        int facts = 2;
        int userBytes = 120;
        int replyBytes = 480;
        var out = Path.of("target", "bench", "sizes.json");
        var service = Path.of("target", "quarkus-app");
        var words = List.of(args).iterator();
        while (words.hasNext()) {
            var option = words.next();
            switch (option) {
                case "--users" -> users = Options.positive(option, Options.value(option, words));
                case "--sessions" -> sessions = Options.positive(option, Options.value(option, words));
                case "--turns" -> turns = Options.positive(option, Options.value(option, words));
                case "--facts" -> facts = Options.positive(option, Options.value(option, words));
                case "--user-bytes" -> userBytes = Options.positive(option, Options.value(option, words));
                case "--reply-bytes" -> replyBytes = Options.positive(option, Options.value(option, words));
                case "--out" -> out = Path.of(Options.value(option, words));
                case "--service" -> service = Path.of(Options.value(option, words));
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }
        if (sessions < 2 || userBytes < 30) {
            throw new IllegalArgumentException("--sessions needs at least 2, and --user-bytes at least 30");
        }
        return new SizesOptions(users, sessions, turns, facts, userBytes, replyBytes, out, service);
    }
}
