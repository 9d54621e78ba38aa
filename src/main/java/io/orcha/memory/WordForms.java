package io.orcha.memory;

import java.util.List;
import java.util.Set;

/**
 * Whether a word of a text is an inflected form of a word that was named. It has to find "Brunos", "Анной" and "서울에", and
 * must not take Anastasia for Ana, Carla for Carl, or Simone for Simon: forms are therefore a whole word or its stem with
 * an ending of a short list, never any word that begins alike.
 */
final class WordForms {

    /** Endings of German, English, Polish, Czech, Finnish and Hungarian that make no other name of a name. */
    private static final Set<String> LATIN = endings("""
            es em om ovi owi ové owie ami lla llä lle lta ltä ssa ssä sta stä lta nak nek val vel ban ben ból ből ról ről
            tól től nál nél""");

    /** Names that only look like another with an "s". */
    private static final Set<String> NAMES_IN_S = endings("""
            carlos marcos lucas elias nicolas matias mathias tobias jonas jens nils lars luis louis hans james jules davis
            williams thomas andreas""");

    private static final Set<String> LATIN_FOR_A = endings("ę ą ou ě");
    private static final Set<String> ENGLISH_VERBS = endings("d ed ing ings");

    private static final Set<String> CYRILLIC = endings("""
            а я о е ё э у ю ы и і ї є й ь ой ей ёй ою ею ию ом ем ём ам ям ами ями ах ях ов ев ів еві ові ия ии иям его ого ему
            ому ым им ых их ая яя ое ее ую юю ин ина ино ину ины""");

    private static final String CYRILLIC_VOWELS = "аяоеёэуюыиіїєйь";

    private static final Set<String> GREEK = endings("σ ν ου ο ε α ασ η ησ ων ουσ οσ οι εσ ι ισ");
    private static final String GREEK_VOWELS = "αεηιουω";

    private static final Set<String> SEMITIC =
            endings("و ف ب ل ك ال وال بال فال كال لل ول وب ו ל ב מ ש ה כ ול וב ומ של וש כש");

    private static final Set<String> KOREAN_PARTICLES =
            endings("은 는 이 가 을 를 에 의 와 과 도 로 씨 님 만 아 야 에서 에게 한테 씨는 씨가 씨의 님은 님이");

    private WordForms() {}

    /** Whether a word differs from the named one by its ending alone; both are written in the same way. */
    static boolean isForm(Spoken said, Spoken named) {
        var word = said.norm();
        var name = named.norm();
        return switch (named.writing()) {
            case LATIN -> isLatin(word, name, named.capital());
            case CYRILLIC -> isStemWith(word, name, CYRILLIC, CYRILLIC_VOWELS);
            case GREEK -> isStemWith(word, name.endsWith("σ") ? cut(name) : name, GREEK, GREEK_VOWELS);
            case SEMITIC -> name.length() > 2 && word.endsWith(name) && SEMITIC.contains(head(word, name));
            case HANGUL -> word.startsWith(name) && (name.length() > 1 || KOREAN_PARTICLES.contains(word.substring(1)));
            case OTHER -> name.length() > 3 && word.startsWith(name) && word.length() <= name.length() + 3;
            case SPACELESS, SYMBOL -> false;
        };
    }

    private static boolean isLatin(String word, String name, boolean capital) {
        if (name.length() < 3 || word.charAt(0) != name.charAt(0) || hasDigit(name)) {
            return false;
        }
        if (word.startsWith(name)) {
            var ending = word.substring(name.length());
            return (ending.equals("s") && !NAMES_IN_S.contains(word))
                    || (name.length() > 3 && LATIN.contains(ending))
                    || (!capital && name.length() > 3 && ENGLISH_VERBS.contains(ending));
        }
        if (name.length() > 3 && name.endsWith("a") && word.startsWith(cut(name))) {
            return LATIN_FOR_A.contains(word.substring(name.length() - 1));
        }
        if (capital || name.length() < 4) {
            return false;
        }
        boolean plural = word.length() > 3 && (name.equals(word + "s") || name.equals(word + "es"));
        boolean silent = name.endsWith("e") && word.equals(cut(name) + "ing");
        boolean y = name.endsWith("y") && word.equals(cut(name) + "ies");
        return plural || silent || y;
    }

    /** Whether it holds a digit: numbers have no forms. */
    private static boolean hasDigit(String name) {
        return name.chars().anyMatch(Character::isDigit);
    }

    private static boolean isStemWith(String word, String name, Set<String> endings, String vowels) {
        boolean open = !name.isEmpty() && vowels.indexOf(name.charAt(name.length() - 1)) >= 0;
        var stem = open ? cut(name) : name;
        boolean longEnough = stem.length() > 2 || (stem.length() == 2 && open);
        return longEnough
                && word.startsWith(stem)
                && (word.length() == stem.length() || endings.contains(word.substring(stem.length())));
    }

    private static String head(String word, String tail) {
        return word.substring(0, word.length() - tail.length());
    }

    private static String cut(String word) {
        return word.substring(0, word.length() - 1);
    }

    private static Set<String> endings(String spaceSeparated) {
        return Set.copyOf(List.of(spaceSeparated.strip().split("\\s+", -1)));
    }
}
