package io.orcha.memory.summary;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes a text apart: into words where its script has them, else into characters. */
final class EvidenceReader {

    private static final Pattern NUMBER = Pattern.compile(
            "\\p{Nd}+(?:[.,'’\\u00A0\\u202F]\\p{Nd}{3}(?![\\p{Nd}]))*+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ACCENT = Pattern.compile("[\\u0300-\\u036F]");
    private static final int GRAM = 3;

    /** Words and characters that any two texts share. More would be better; too few only makes the comparison generous. */
    private static final Set<String> FUNCTION_WORDS = Set.copyOf(List.of("""
            the and for with from that this his her their its has have had are was were been will would can could not but who
            you your she him they them user users is am be to of in on at as an or by he it me my we us our so if do does did
            der die das und ist mit von ein eine einen einem einer hat habe haben sein seine ihr ihre nicht ich er sie wir den
            dem des im am zu auf fur nutzer nutzerin benutzer
            le la les un une des et est avec de du que qui il elle je ne pas sa son ses pour dans en au aux utilisateur
            el los las una unos unas es con del se su sus por para lo al mi yo tiene usuario usuaria
            um uma os as com da dos das na nas nos eu ele ela tem seu sua utente utilizador
            lo gli uno di che ha ho mio mia suo sua per nel della sono io non
            het een van met zijn haar heeft ik hij zij niet dat op gebruiker
            и в на не что он она я мы у с по за из как это его ее мой моя есть
            na do nie to jest ma mam sie ze""".split("\\s+")));

    private static final String FUNCTION_IDEOGRAPHS = "的了是在我你您他她它们們不有和与與用户戶一个個这這那也就都很会會要到说說";

    private final String text;
    private final Set<String> words = new HashSet<>();
    private final Set<String> ideographs = new HashSet<>();
    private final Set<String> fillers = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();

    /** The kinds of runs that a text is made of. */
    private enum Kind {
        SPACED,
        IDEOGRAPH,
        SYLLABLE,
        UNSPACED,
        NONE
    }

    EvidenceReader(String text) {
        this.text = Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    EvidenceWords read() {
        readNumbers();
        int start = 0;
        boolean opening = true; // A sentence's first word is capitalised without being a name.
        while (start < text.length()) {
            int first = text.codePointAt(start);
            var kind = kind(first);
            int end = start + Character.charCount(first);
            while (end < text.length() && continues(kind, text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (kind == Kind.NONE) {
                opening |= endsSentence(first);
            } else {
                add(kind, text.substring(start, end), opening);
                opening = false;
            }
            start = end;
        }
        return new EvidenceWords(words, ideographs, fillers, names, numbers);
    }

    /** Lower case, without accents: how words are compared. */
    static String fold(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var bare = ACCENT.matcher(Normalizer.normalize(decomposed, Normalizer.Form.NFD))
                .replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFC).replace('ı', 'i');
    }

    static Set<String> numbersIn(String text) {
        var found = new HashSet<String>();
        NUMBER.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .results()
                .forEach(number -> found.add(plain(number.group())));
        return found;
    }

    private static String plain(String number) {
        var digits = new StringBuilder();
        number.codePoints()
                .filter(Character::isDigit)
                .map(c -> Character.digit(c, 10))
                .forEach(digits::append);
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.substring(zeros);
    }

    private void readNumbers() {
        numbers.addAll(numbersIn(text));
    }

    private void add(Kind kind, String run, boolean opening) {
        switch (kind) {
            case SPACED -> addWord(run, opening);
            case IDEOGRAPH ->
                run.codePoints()
                        .mapToObj(Character::toString)
                        .filter(character -> !FUNCTION_IDEOGRAPHS.contains(character))
                        .forEach(ideographs::add);
            case SYLLABLE -> addGrams(run, fillers);
            case UNSPACED -> addGrams(run, words);
            case NONE -> throw new IllegalArgumentException("no run of characters");
        }
    }

    private void addWord(String run, boolean opening) {
        var word = fold(run);
        if (word.length() < 2 || FUNCTION_WORDS.contains(word) || word.chars().allMatch(Character::isDigit)) {
            return;
        }
        words.add(word);
        if (!opening && Character.isUpperCase(run.codePointAt(0))) {
            names.add(word);
        }
    }

    private static void addGrams(String run, Set<String> grams) {
        if (run.length() <= GRAM) {
            grams.add(run);
        }
        for (int i = 0; i + GRAM <= run.length(); i++) {
            grams.add(run.substring(i, i + GRAM));
        }
    }

    private static boolean endsSentence(int codePoint) {
        return ".!?。！？।؟\n".indexOf(codePoint) >= 0;
    }

    private static boolean continues(Kind kind, int codePoint) {
        return switch (kind) {
            case NONE -> false;
            case SPACED, IDEOGRAPH, SYLLABLE, UNSPACED -> isMark(codePoint) || kind(codePoint) == kind;
        };
    }

    /** Belongs to the character before it; the Japanese long-vowel sign among them. */
    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> codePoint == 'ー' || codePoint == 0x200C || codePoint == 0x200D;
        };
    }

    private static Kind kind(int codePoint) {
        if (!Character.isLetterOrDigit(codePoint)) {
            return Kind.NONE;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN -> Kind.IDEOGRAPH;
            case HIRAGANA -> Kind.SYLLABLE;
            case KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> Kind.UNSPACED;
            default -> Kind.SPACED;
        };
    }
}
