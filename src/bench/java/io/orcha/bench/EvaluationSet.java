package io.orcha.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conversations, and questions whose evidence in them is known, as a directory holds them: {@code conversations.jsonl} with a turn a
 * line ({@code conv}, {@code session}, {@code session_date}, optional {@code session_time}, {@code dia_id}, {@code speaker}, {@code
 * text}; the caption of a picture, which nobody said, is left out), {@code questions.jsonl} with a question a line ({@code id}, {@code conv}, {@code
 * question}, {@code category_name}, {@code evidence} as an array of {@code dia_id}).
 */
record EvaluationSet(String name, Map<String, List<Session>> conversations, List<Question> questions) {

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("MMMM-d-uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("d MMMM, uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("uuuu/M/d", Locale.ENGLISH),
            DateTimeFormatter.ISO_LOCAL_DATE);

    /** Within a session the turns follow one another. */
    private static final Duration BETWEEN_TURNS = Duration.ofSeconds(20);

    /**
     * What was said in one sitting.
     *
     * @param at when it began; null when the data does not say
     */
    record Session(@Nullable Instant at, List<Turn> turns) {}

    /** What was said at once. */
    record Turn(String id, String speaker, String text) {}

    /** A question and the turns that hold its answer. */
    record Question(String id, String conversation, String text, String category, List<String> evidence) {}

    static EvaluationSet read(Path directory) throws IOException {
        var sessions = new LinkedHashMap<String, Map<String, Session>>();
        for (var line : Files.readAllLines(directory.resolve("conversations.jsonl"))) {
            var turn = new JsonObject(line);
            sessions.computeIfAbsent(turn.getString("conv"), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            String.valueOf(turn.getValue("session")),
                            _ -> new Session(time(turn).orElse(null), new ArrayList<>()))
                    .turns()
                    .add(new Turn(
                            String.valueOf(turn.getValue("dia_id")),
                            turn.getString("speaker"),
                            turn.getString("text", "")));
        }
        var conversations = new LinkedHashMap<String, List<Session>>();
        sessions.forEach((conversation, its) -> conversations.put(conversation, List.copyOf(its.values())));
        var questions = new ArrayList<Question>();
        for (var line : Files.readAllLines(directory.resolve("questions.jsonl"))) {
            var question = new JsonObject(line);
            questions.add(new Question(
                    question.getString("id"),
                    question.getString("conv"),
                    question.getString("question"),
                    question.getString("category_name", "all questions"),
                    question.getJsonArray("evidence", new JsonArray()).stream()
                            .map(String::valueOf)
                            .toList()));
        }
        return new EvaluationSet(directory.toString(), conversations, questions);
    }

    /** The time after everything that was said in a conversation: then its questions are asked. Empty when no time is known. */
    Optional<Instant> after(String conversation) {
        return sessions(conversation).stream()
                .flatMap(session -> Stream.ofNullable(session.at())
                        .map(at -> at.plus(
                                BETWEEN_TURNS.multipliedBy(session.turns().size()))))
                .max(Instant::compareTo);
    }

    /** The sessions of a conversation. */
    List<Session> sessions(String conversation) {
        return conversations.getOrDefault(conversation, List.of());
    }

    /** A session as the service imports it. Who is not called "user" or "assistant" is a user with a name. */
    static String asImport(Session session) {
        var lines = new JsonArray();
        for (int i = 0; i < session.turns().size(); i++) {
            var turn = session.turns().get(i);
            var line = new JsonObject();
            switch (turn.speaker()) {
                case "user", "assistant" -> line.put("role", turn.speaker());
                default -> line.put("role", "user").put("name", turn.speaker());
            }
            line.put("content", turn.text().isBlank() ? "…" : turn.text());
            if (session.at() != null) {
                line.put(
                        "created_at",
                        session.at().plus(BETWEEN_TURNS.multipliedBy(i)).toString());
            }
            lines.add(line);
        }
        return lines.encode();
    }

    private static Optional<Instant> time(JsonObject turn) {
        var time = turn.getString("session_time");
        if (time != null) {
            return Optional.of(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
        }
        var date = turn.getString("session_date", "");
        for (var format : DATES) {
            try {
                return Optional.of(
                        LocalDate.parse(date.strip(), format).atTime(12, 0).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException _) {
                // Another form may fit.
            }
        }
        return Optional.empty();
    }
}
