package io.orcha.memory.summary;

import io.orcha.model.StoredText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that a sentence of the summary may rest on.
 *
 * @param id its number in the prompt, such as {@code n1}, {@code m1} or {@code i1}
 * @param kind where it comes from
 * @param text the text as it is stored
 * @param line the text as the model sees it: one line, with nothing that passes for the prompt's structure
 * @param messages the messages behind it
 * @param at when it was said; null for notes and instructions
 * @param words what it says, to compare sentences with
 */
record Evidence(
        String id,
        Kind kind,
        String text,
        String line,
        List<UUID> messages,
        @Nullable Instant at,
        EvidenceWords words) {

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|[\\u000B\\f\\u0085\\u2028\\u2029]");
    private static final Pattern FOLD = Pattern.compile("\\s*\\n\\s*");
    private static final Pattern BULLET = Pattern.compile("^[-*•]\\s+");

    /** Where evidence comes from. */
    enum Kind {
        NOTE,
        STATEMENT,
        INSTRUCTION
    }

    static Evidence note(int number, String text, List<UUID> messages) {
        return of("n" + number, Kind.NOTE, text, messages, null);
    }

    static Evidence statement(int number, SummaryRequest.Statement statement) {
        return of("m" + number, Kind.STATEMENT, statement.text(), List.of(statement.id()), statement.at());
    }

    static Evidence instruction(String text) {
        return of("i1", Kind.INSTRUCTION, text, List.of(), null);
    }

    private static Evidence of(String id, Kind kind, String text, List<UUID> messages, @Nullable Instant at) {
        return new Evidence(id, kind, text, oneLine(text), List.copyOf(messages), at, EvidenceWords.of(text));
    }

    boolean isNote() {
        return kind == Kind.NOTE;
    }

    /** A text as one harmless line. Lines are joined last, because a role is recognised at the start of one. */
    static String oneLine(String text) {
        var harmless = StoredText.neutralise(LINE_BREAK.matcher(text).replaceAll("\n"));
        return FOLD.matcher(harmless.strip()).replaceAll(" ");
    }

    static String withoutBullet(String line) {
        return BULLET.matcher(line.strip()).replaceFirst("");
    }
}
