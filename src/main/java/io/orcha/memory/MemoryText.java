package io.orcha.memory;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A memory's text as sentences. What is not touched keeps its bytes: a client's own layout survives. */
public final class MemoryText {

    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•–·]\\s+|\\d{1,3}[.)]\\s+|#{1,6}\\s+)?");

    private MemoryText() {}

    /** The sentences of a text in its order, without bullets; empty for no text. */
    public static List<String> sentences(@Nullable String content) {
        var sentences = new ArrayList<String>();
        if (content != null) {
            content.lines()
                    .forEach(line -> split(bare(line)).stream()
                            .map(String::strip)
                            .filter(sentence -> !sentence.isEmpty())
                            .forEach(sentences::add));
        }
        return List.copyOf(sentences);
    }

    /**
     * The text without some sentences.
     *
     * @param gone which sentences go
     * @return the very same text when none goes; null when nothing but white space is left
     */
    public static @Nullable String without(String content, Predicate<String> gone) {
        var lines = new ArrayList<String>();
        boolean changed = false;
        for (var line : content.split("\n", -1)) {
            var body = bare(line);
            var kept = new StringBuilder();
            boolean touched = false;
            for (var sentence : split(body)) {
                if (!sentence.isBlank() && gone.test(sentence.strip())) {
                    touched = true;
                } else {
                    kept.append(sentence);
                }
            }
            if (!touched) {
                lines.add(line);
            } else if (!kept.toString().isBlank()) {
                lines.add(line.substring(0, line.length() - body.length())
                        + kept.toString().strip());
            }
            changed |= touched;
        }
        if (!changed) {
            return content;
        }
        var rest = String.join("\n", lines);
        return rest.isBlank() ? null : rest;
    }

    /** The text with one more sentence, as a line of its own. */
    public static String with(@Nullable String content, String sentence) {
        var line = "- " + sentence.strip();
        return content == null || content.isBlank() ? line : content.stripTrailing() + "\n" + line;
    }

    private static String bare(String line) {
        var matcher = BULLET.matcher(line);
        return matcher.lookingAt() ? line.substring(matcher.end()) : line;
    }

    /** The sentences of a line, each with the white space behind it. */
    private static List<String> split(String line) {
        var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(line);
        var sentences = new ArrayList<String>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            sentences.add(line.substring(start, end));
        }
        return sentences;
    }
}
