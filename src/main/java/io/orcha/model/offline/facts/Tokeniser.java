package io.orcha.model.offline.facts;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits a sentence as the treebank does that the tagger was trained on: contractions in two, marks apart. Hyphens stay within
 * their words. What is neither a word nor a common mark, such as an emoji, is left out.
 */
final class Tokeniser {

    private static final Pattern PIECE = Pattern.compile("(?U)\\p{L}\\.(?:\\p{L}\\.)+"
            + "|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+(?:[.,'’/&-][\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+)*+"
            + "|['’]\\p{L}{1,3}\\b|['’]|[.,!?;:()\"“”…–—-]|[$€£%&+]");

    private static final Set<String> SUFFIXES = Set.of("'s", "'m", "'re", "'ve", "'ll", "'d");

    /** Words that are written together, and where to cut them. */
    private static final Map<String, Integer> TOGETHER = Map.ofEntries(
            entry("im", 1),
            entry("ive", 1),
            entry("dont", 2),
            entry("doesnt", 4),
            entry("didnt", 3),
            entry("isnt", 2),
            entry("arent", 3),
            entry("wasnt", 3),
            entry("werent", 4),
            entry("havent", 4),
            entry("hasnt", 3),
            entry("hadnt", 3),
            entry("cant", 2),
            entry("wont", 2),
            entry("couldnt", 5),
            entry("wouldnt", 5),
            entry("shouldnt", 6),
            entry("cannot", 3),
            entry("gonna", 3),
            entry("wanna", 3),
            entry("gotta", 3),
            entry("youre", 3),
            entry("theyre", 4),
            entry("shes", 3),
            entry("hes", 2),
            entry("lets", 3),
            entry("thats", 4));

    private static final Map<String, String> SPELT_OUT = Map.ofEntries(
            entry("n't", "not"),
            entry("nt", "not"),
            entry("'m", "am"),
            entry("'re", "are"),
            entry("'ve", "have"),
            entry("'ll", "will"));

    /** First parts of contractions, which mean something else alone. */
    private static final Map<String, String> FIRST_PARTS =
            Map.of("ca", "can", "wo", "will", "sha", "shall", "gon", "going", "wan", "want", "got", "got");

    private final String sentence;
    private final List<Token> tokens = new ArrayList<>();

    private Tokeniser(String sentence) {
        this.sentence = sentence;
    }

    /** The tokens of a sentence, all of them tagged {@link Tag#X}. */
    static List<Token> tokens(String sentence) {
        var tokeniser = new Tokeniser(sentence);
        PIECE.matcher(sentence).results().forEach(piece -> tokeniser.piece(piece.start(), piece.end()));
        return tokeniser.tokens;
    }

    private void piece(int start, int end) {
        var low = norm(start, end);
        var together = TOGETHER.get(low);
        if (together != null) {
            pair(start, start + together, end);
            return;
        }
        if (low.endsWith("n't") && low.length() > 3) {
            pair(start, end - 3, end);
            return;
        }
        int mark = low.lastIndexOf('\'');
        if (mark > 0 && SUFFIXES.contains(low.substring(mark))) {
            pair(start, start + mark, end);
        } else {
            add(start, end, low);
        }
    }

    private void pair(int start, int cut, int end) {
        var first = norm(start, cut);
        var second = norm(cut, end);
        boolean na = second.equals("na") || second.equals("ta");
        add(
                start,
                cut,
                second.equals("n't") || second.equals("t") || na ? FIRST_PARTS.getOrDefault(first, first) : first);
        add(cut, end, spelt(first, second));
    }

    private static String spelt(String first, String second) {
        return switch (second) {
            case "na", "ta" -> "to";
            case "t" -> "not";
            case "m" -> "am";
            case "ve" -> "have";
            case "re" -> "are";
            case "s" -> first.equals("let") ? "us" : "'s";
            default -> SPELT_OUT.getOrDefault(second, second);
        };
    }

    private void add(int start, int end, String norm) {
        tokens.add(new Token(sentence.substring(start, end), norm, Tag.X, start, end));
    }

    private String norm(int start, int end) {
        return sentence.substring(start, end).toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
