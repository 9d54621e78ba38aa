package io.orcha.model.offline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the user's own words around, so that they can be said to the user: "I'm proud of my dog" is "You're proud of your dog". */
final class SecondPerson {

    private static final Map<String, String> PRONOUNS = Map.ofEntries(
            Map.entry("i", "you"),
            Map.entry("me", "you"),
            Map.entry("my", "your"),
            Map.entry("mine", "yours"),
            Map.entry("myself", "yourself"),
            Map.entry("we", "you"),
            Map.entry("us", "you"),
            Map.entry("our", "your"),
            Map.entry("ours", "yours"),
            Map.entry("ourselves", "yourselves"),
            Map.entry("your", "my"),
            Map.entry("yours", "mine"),
            Map.entry("yourself", "myself"));
    private static final Set<String> I = Set.of("i");

    private SecondPerson() {}

    /** Whole sentences. */
    static String of(String text) {
        return turned(text, true);
    }

    /** Words that will stand inside a sentence, such as "my dog". */
    static String within(String text) {
        return turned(text, false);
    }

    private static String turned(String text, boolean sentence) {
        var words = Word.of(text);
        var replacements = new HashMap<Integer, String>();
        for (int at = 0; at < words.size(); at++) {
            var replacement = replacement(text, words, at);
            if (replacement != null) {
                replacements.put(
                        at,
                        beginsSentence(text, words.get(at)) && (sentence || at > 0)
                                ? Rewriting.capitalised(replacement)
                                : replacement);
            }
        }
        return Rewriting.apply(text, words, replacements);
    }

    private static @Nullable String replacement(String text, List<Word> words, int at) {
        var word = words.get(at);
        var raw = text.substring(word.start(), word.end());
        return switch (word.norm()) {
            case "am" ->
                follows(words, at, Set.of()) && isNumber(words.get(at - 1)) ? null : contracted(raw) ? "'re" : "are";
            case "was" -> follows(words, at, I) || precedes(words, at, I) ? "were" : null;
            case "are" -> follows(words, at, Set.of("you")) ? (contracted(raw) ? "'m" : "am") : null;
            case "us" -> raw.equals("US") ? null : "you";
            case "you" -> isSubject(text, words, at) ? "I" : "me";
            default -> PRONOUNS.get(word.norm());
        };
    }

    private static boolean contracted(String raw) {
        return raw.startsWith("'") || raw.startsWith("’") || raw.equalsIgnoreCase("m") || raw.equalsIgnoreCase("re");
    }

    private static boolean isNumber(Word word) {
        return word.norm().codePoints().anyMatch(Character::isDigit);
    }

    /** Whether the nearest word before, adverbs aside, is one of these; an empty choice means any word. */
    private static boolean follows(List<Word> words, int at, Set<String> choice) {
        int before = at - 1;
        while (!choice.isEmpty() && before > 0 && words.get(before).isAnyOf(Lexicon.ADVERBS)) {
            before--;
        }
        return before >= 0 && (choice.isEmpty() || words.get(before).isAnyOf(choice));
    }

    private static boolean precedes(List<Word> words, int at, Set<String> choice) {
        return at + 1 < words.size() && words.get(at + 1).isAnyOf(choice);
    }

    private static boolean isSubject(String text, List<Word> words, int at) {
        return beginsSentence(text, words.get(at)) || precedes(words, at, Lexicon.AUXILIARIES);
    }

    private static boolean beginsSentence(String text, Word word) {
        int before = word.start() - 1;
        while (before >= 0
                && !Character.isLetterOrDigit(text.charAt(before))
                && ".!?…。,;:".indexOf(text.charAt(before)) < 0) {
            if (text.charAt(before) == '\'' || text.charAt(before) == '’') {
                return false;
            }
            before--;
        }
        return before < 0 || (".!?…。".indexOf(text.charAt(before)) >= 0 && before < word.start() - 1);
    }
}
