package io.orcha.model.offline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Replaces single words of a text and leaves everything between them as it is. */
final class Rewriting {

    private static final Set<String> LOWERABLE = Lexicon.words("""
            you your yours the a an this that there when last on in at every some both since next next two three
            """);

    private Rewriting() {}

    static String apply(String text, List<Word> words, Map<Integer, String> replacements) {
        var result = new StringBuilder(text.length() + 16);
        int copied = 0;
        for (int at = 0; at < words.size(); at++) {
            var replacement = replacements.get(at);
            if (replacement != null) {
                result.append(text, copied, words.get(at).start()).append(replacement);
                copied = words.get(at).end();
            }
        }
        return result.append(text, copied, text.length()).toString();
    }

    static String capitalised(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + text.substring(Character.charCount(first));
    }

    /** The text fit to stand inside a sentence: no final stop, and no capital that only its beginning caused. */
    static String embedded(String text) {
        int end = text.length();
        while (end > 0 && ".!。！ ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        var bare = text.substring(0, end);
        int space = bare.indexOf(' ');
        var first = (space < 0 ? bare : bare.substring(0, space)).replaceFirst("['’].*", "");
        return LOWERABLE.contains(first.toLowerCase(Locale.ROOT))
                ? bare.substring(0, first.length()).toLowerCase(Locale.ROOT) + bare.substring(first.length())
                : bare;
    }

    /** Joins as people do: "a", "a and b", "a, b and c". */
    static String enumeration(List<String> items) {
        return switch (items.size()) {
            case 0 -> "";
            case 1 -> items.getFirst();
            default -> String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
        };
    }

    /** A sentence with a final stop, unless it has its own. */
    static String sentence(String text) {
        var capital = capitalised(text);
        return capital.isEmpty() || ".!?…。！？".indexOf(capital.charAt(capital.length() - 1)) >= 0
                ? capital
                : capital + ".";
    }
}
