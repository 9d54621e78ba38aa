package io.orcha.memory.summary;

import java.lang.Character.UnicodeScript;

/** Tells forms of one word from different words, by what they have in common at their start. Both are folded already. */
final class EvidenceMatch {

    private EvidenceMatch() {}

    /** Generous: {@code live} and {@code lives}, {@code allergisch} and {@code Allergie}, a Korean noun with other particles. */
    static boolean sameWord(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int longer = Math.max(one.length(), other.length());
        int prefix = commonPrefix(one, other);
        int least = least(one);
        boolean inflected = 2 * prefix >= longer && (prefix >= least || (prefix == shorter && prefix >= 3));
        return inflected || (takesPrefixes(one) && shorter >= least && (one.contains(other) || other.contains(one)));
    }

    /** Strict: a name may change its ending, as in Slavic languages, and nothing else. */
    static boolean sameName(String one, String other) {
        if (takesPrefixes(one) || least(one) < 4) {
            return sameWord(one, other);
        }
        int prefix = commonPrefix(one, other);
        int shorter = Math.min(one.length(), other.length());
        int longer = Math.max(one.length(), other.length());
        return longer - prefix <= 2
                && (prefix >= 5 || (prefix >= 3 && (prefix == shorter || differInFinalVowel(one, other, prefix))));
    }

    private static boolean differInFinalVowel(String one, String other, int prefix) {
        return one.length() == prefix + 1
                && other.length() == prefix + 1
                && isVowel(one.charAt(prefix))
                && isVowel(other.charAt(prefix));
    }

    private static boolean isVowel(char letter) {
        return "aeiouyаеиоуыэюя".indexOf(letter) >= 0;
    }

    private static int commonPrefix(String one, String other) {
        int end = Math.min(one.length(), other.length());
        int i = 0;
        while (i < end && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    private static int least(String word) {
        return switch (UnicodeScript.of(word.codePointAt(0))) {
            case HANGUL -> 2;
            case ARABIC, HEBREW -> 3;
            default -> 4;
        };
    }

    /** Articles and prepositions are written as one word with the noun. */
    private static boolean takesPrefixes(String word) {
        return least(word) == 3;
    }
}
