package io.orcha.model.offline;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One word or punctuation mark of a text. Contractions are two words ("I'm" is {@code i} and {@code am}), so that rules
 * need not list both forms.
 *
 * @param norm lower case with straight apostrophes; a punctuation mark is itself
 * @param start where it begins in the text
 * @param end where it ends in the text
 */
record Word(String norm, int start, int end) {

    private static final String MARKS = ",;:()[]{}\"“”«»„!?…|—–";
    private static final Map<Integer, Integer> WIDE_MARKS = Map.of(
            (int) '，', (int) ',', (int) '、', (int) ',', (int) '；', (int) ';', (int) '：', (int) ':', (int) '！',
            (int) '!', (int) '？', (int) '?', (int) '。', (int) ';', (int) '؟', (int) '?', (int) '،', (int) ',',
            (int) '।', (int) ';');
    private static final Map<String, String> TAILS =
            Map.of("'m", "am", "'re", "are", "'ve", "have", "'ll", "will", "'d", "would");
    private static final Set<String> TAKES_IS = Lexicon.words(
            "what who where when how that it he she there here name this everyone everything nickname surname");
    private static final Map<String, List<String>> UNPUNCTUATED = Map.ofEntries(
            Map.entry("im", List.of("i", "am")),
            Map.entry("ive", List.of("i", "have")),
            Map.entry("whats", List.of("what", "is")),
            Map.entry("wheres", List.of("where", "is")),
            Map.entry("whos", List.of("who", "is")),
            Map.entry("hows", List.of("how", "is")),
            Map.entry("dont", List.of("do", "not")),
            Map.entry("doesnt", List.of("does", "not")),
            Map.entry("didnt", List.of("did", "not")),
            Map.entry("cant", List.of("can", "not")),
            Map.entry("cannot", List.of("can", "not")),
            Map.entry("isnt", List.of("is", "not")),
            Map.entry("can't", List.of("can", "not")),
            Map.entry("won't", List.of("will", "not")));

    boolean isMark() {
        return end - start == 1 && (MARKS.contains(norm) || norm.equals("-"));
    }

    boolean isAnyOf(Set<String> words) {
        return words.contains(norm);
    }

    /** The words of a text, in one pass over it. */
    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (isSpace(codePoint)) {
                at += Character.charCount(codePoint);
            } else if (isMark(codePoint)) {
                var mark = Character.toString(WIDE_MARKS.getOrDefault(codePoint, codePoint));
                words.add(new Word(mark, at, at + 1));
                at++;
            } else {
                int end = at;
                while (end < text.length()) {
                    int next = text.codePointAt(end);
                    if (isSpace(next) || isMark(next)) {
                        break;
                    }
                    end += Character.charCount(next);
                }
                addWord(text, at, end, words);
                at = end;
            }
        }
        return words;
    }

    /** Lower case, straight apostrophes, composed characters. */
    static String normalise(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('ʼ', '\'')
                .replace('`', '\'');
    }

    static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint);
    }

    private static boolean isMark(int codePoint) {
        return MARKS.indexOf(codePoint) >= 0 || WIDE_MARKS.containsKey(codePoint);
    }

    private static void addWord(String text, int from, int to, List<Word> words) {
        int start = from;
        int end = to;
        while (end > start && "'’‘.*_`".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        while (start < end && "'’‘*_`".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        if (start == end) {
            return;
        }
        var norm = normalise(text.substring(start, end));
        var pair = contraction(norm);
        if (pair.size() == 2) {
            int tail = norm.endsWith("n't") ? 3 : norm.contains("'") ? norm.length() - norm.lastIndexOf('\'') : 0;
            int middle = tail == 0 ? Math.min(end, start + pair.getFirst().length()) : Math.max(start, end - tail);
            words.add(new Word(pair.getFirst(), start, middle));
            words.add(new Word(pair.getLast(), middle, end));
        } else {
            words.add(new Word(norm, start, end));
        }
    }

    private static List<String> contraction(String norm) {
        var listed = UNPUNCTUATED.get(norm);
        if (listed != null) {
            return listed;
        }
        int apostrophe = norm.lastIndexOf('\'');
        if (apostrophe <= 0) {
            return List.of();
        }
        if (norm.endsWith("n't") && norm.length() > 3) {
            return List.of(norm.substring(0, norm.length() - 3), "not");
        }
        var base = norm.substring(0, apostrophe);
        var tail = norm.substring(apostrophe);
        if (tail.equals("'s") && TAKES_IS.contains(base)) {
            return List.of(base, "is");
        }
        var verb = TAILS.get(tail);
        return verb == null ? List.of() : List.of(base, verb);
    }
}
