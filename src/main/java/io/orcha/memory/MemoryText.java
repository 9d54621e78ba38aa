package io.orcha.memory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A memory's text as sentences. What is not touched keeps its bytes: a client's own layout survives. */
public final class MemoryText {

    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•–·]\\s+|\\d{1,3}[.)]\\s+|#{1,6}\\s+)?");
    private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\r\\n|\\r|\\n|\\z)");

    private MemoryText() {}

    /** The sentences of a text in its order, without bullets; empty for no text. */
    public static List<String> sentences(@Nullable String content) {
        var sentences = new ArrayList<String>();
        if (content != null) {
            for (var line : lines(content)) {
                line.parts.stream()
                        .map(String::strip)
                        .filter(sentence -> !sentence.isEmpty())
                        .forEach(sentences::add);
            }
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
        var sentences = sentences(content);
        var places = new BitSet();
        for (int i = 0; i < sentences.size(); i++) {
            places.set(i, gone.test(sentences.get(i)));
        }
        return without(content, places);
    }

    /**
     * The text without some sentences.
     *
     * @param gone their places in {@link #sentences}
     * @return the very same text when none goes; null when nothing but white space is left
     */
    static @Nullable String without(String content, BitSet gone) {
        if (gone.isEmpty()) {
            return content;
        }
        var rest = new StringBuilder(content.length());
        String separator = "";
        int place = 0;
        for (var line : lines(content)) {
            var kept = new StringBuilder();
            boolean touched = false;
            for (var part : line.parts) {
                if (!part.isBlank() && gone.get(place++)) {
                    touched = true;
                } else {
                    kept.append(part);
                }
            }
            boolean dropped = touched && kept.toString().isBlank();
            if (!dropped) {
                rest.append(separator).append(line.bullet);
                rest.append(touched ? kept.toString().strip() : kept);
                separator = line.separator;
            }
        }
        return rest.toString().isBlank() ? null : rest.toString();
    }

    /** The text with one more sentence, as a line of its own. */
    public static String with(@Nullable String content, String sentence) {
        var line = "- " + sentence.strip();
        return content == null || content.isBlank() ? line : content.stripTrailing() + "\n" + line;
    }

    private static List<Line> lines(String content) {
        var lines = new ArrayList<Line>();
        var matcher = LINE.matcher(content);
        // The last match, at the end of the text, has no separator.
        for (boolean more = true;
                more && matcher.find();
                more = !matcher.group(2).isEmpty()) {
            var text = matcher.group(1);
            var bullet = BULLET.matcher(text);
            int body = bullet.lookingAt() ? bullet.end() : 0;
            lines.add(new Line(text.substring(0, body), SentenceCut.of(text.substring(body)), matcher.group(2)));
        }
        return lines;
    }

    /** A line in pieces that together are the line. */
    private record Line(String bullet, List<String> parts, String separator) {}
}
