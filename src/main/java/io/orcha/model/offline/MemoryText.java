package io.orcha.model.offline;

import io.orcha.model.Prompt;
import io.orcha.model.RecalledBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the memory that a prompt carries, whoever wrote it. */
final class MemoryText {

    private static final String PREFIX = "User Memory: ";
    private static final String OPEN = "<user_memory>";
    private static final String CLOSE = "</user_memory>";
    private static final String RECENT_OPEN = "<recent_statements>";
    private static final String RECENT_CLOSE = "</recent_statements>";
    private static final Pattern DAY = Pattern.compile("(?m)^- \\d{4}-\\d{2}-\\d{2}: ");
    private static final String BULLETS = "-*•–·";

    private MemoryText() {}

    /** The memory or the recent statements in a system message, or nothing when the message carries neither. */
    static String in(Prompt.Message message) {
        var content = message.content();
        if (message.role() != Prompt.Role.SYSTEM) {
            return "";
        }
        int recent = content.indexOf(RECENT_OPEN);
        if (recent >= 0 && content.endsWith(RECENT_CLOSE)) {
            var lines = content.substring(recent + RECENT_OPEN.length(), content.length() - RECENT_CLOSE.length());
            return DAY.matcher(lines).replaceAll("- ");
        }
        if (!content.startsWith(PREFIX.strip())) {
            return "";
        }
        int open = content.indexOf(OPEN);
        int close = content.lastIndexOf(CLOSE);
        return open >= 0 && close > open
                ? content.substring(open + OPEN.length(), close)
                : content.substring(PREFIX.strip().length());
    }

    /** What a system message recalls of the user's own words and of notes, a line each. */
    static String recalledIn(Prompt.Message message) {
        return message.role() == Prompt.Role.SYSTEM ? String.join("\n", RecalledBlock.ownLines(message.content())) : "";
    }

    /** What the memory says, in first person, line by line. */
    static List<Statement> statements(String memory) {
        var statements = new ArrayList<Statement>();
        var name = "";
        for (var line : (Iterable<String>) memory.lines()::iterator) {
            var own = new ArrayList<String>();
            for (var sentence : Sentences.of(bare(line))) {
                var first = ThirdPerson.toFirst(sentence, name);
                name = nameIn(first, name);
                own.add(first);
            }
            for (var text : StatementExtractor.statements(String.join(" ", own))) {
                statements.add(Statement.of(text));
            }
        }
        return statements;
    }

    /** The name that a sentence gives, as notes go on to use it; the one known before when it gives none. */
    private static String nameIn(String sentence, String known) {
        var name = known;
        for (var fact : Statement.of(sentence).facts()) {
            name = fact instanceof Fact.Name named ? named.value().toLowerCase(Locale.ROOT) : name;
        }
        return name;
    }

    /** A line without its bullet. */
    static String bare(String line) {
        var stripped = line.strip();
        return stripped.length() > 1 && BULLETS.indexOf(stripped.charAt(0)) >= 0 && stripped.charAt(1) == ' '
                ? stripped.substring(2).strip()
                : stripped;
    }
}
