package io.orcha.model.offline;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** The words of a text that carry meaning, without endings, so that "hikes" and "hiking" are one. */
public final class ContentWords {

    /** Words that only introduce a fact: "my name is", "we moved to". */
    static final Set<String> FRAME = Set.copyOf(
            stems("name call live living based moved home job work working profession year old age birthday born"));

    private static final int SHORTEST_STEM = 3;

    private ContentWords() {}

    /** The stems of a text, in its order. */
    public static Set<String> of(String text) {
        return stems(text);
    }

    /** The words' stems in one string, whatever their order and endings. */
    static String key(String text) {
        return String.join(" ", new TreeSet<>(stems(text)));
    }

    private static Set<String> stems(String text) {
        var stems = new LinkedHashSet<String>();
        for (var word : Word.of(text)) {
            var norm = word.norm();
            var base = norm.endsWith("'s") ? norm.substring(0, norm.length() - 2) : norm;
            if (word.isMark() || base.isEmpty() || Lexicon.STOP_WORDS.contains(base)) {
                continue;
            }
            if (Character.isIdeographic(base.codePointAt(0))) {
                pairs(base, stems);
            } else {
                stems.add(stem(base));
            }
        }
        return stems;
    }

    /** Scripts without spaces are compared by pairs of characters. */
    private static void pairs(String word, Set<String> pairs) {
        for (int at = 0; at + 1 < word.length(); at++) {
            pairs.add(word.substring(at, at + 2));
        }
        if (word.length() == 1) {
            pairs.add(word);
        }
    }

    static String stem(String word) {
        var stem = word;
        if (stem.endsWith("ies") && stem.length() > SHORTEST_STEM + 1) {
            return stem.substring(0, stem.length() - 3) + "i";
        }
        if (stem.endsWith("our") && stem.length() > SHORTEST_STEM + 1) {
            return stem.substring(0, stem.length() - 2) + "r";
        }
        for (var ending : new String[] {"ings", "ing", "ed", "es", "s"}) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= SHORTEST_STEM && !stem.endsWith("ss")) {
                stem = stem.substring(0, stem.length() - ending.length());
                break;
            }
        }
        if (stem.length() > SHORTEST_STEM && (stem.endsWith("e") || stem.endsWith("y"))) {
            stem = stem.substring(0, stem.length() - 1) + (stem.endsWith("y") ? "i" : "");
        }
        int last = stem.length() - 1;
        boolean doubled = last > SHORTEST_STEM - 1 && stem.charAt(last) == stem.charAt(last - 1);
        return doubled ? stem.substring(0, last) : stem;
    }
}
