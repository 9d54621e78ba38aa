package io.orcha.memory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the words of a text in one pass. An apostrophe parts words, so that "Rex's" is "Rex" and "s"; a change to or from a
 * script without spaces does as well.
 */
final class SpokenWords {

    private final List<Spoken> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private Writing writing = Writing.OTHER;
    private boolean glued;
    /** Whether nothing but white space parts the next word from the last one. */
    private boolean near;

    private SpokenWords() {}

    static List<Spoken> of(String text) {
        var reader = new SpokenWords();
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            reader.read(codePoint, at < text.length() ? text.codePointAt(at) : ' ');
        }
        reader.endWord();
        return List.copyOf(reader.words);
    }

    private void read(int codePoint, int next) {
        if (isInvisible(codePoint)) {
            return;
        }
        if (isLetter(codePoint)) {
            var of = isMark(codePoint) && !word.isEmpty() ? writing : Writing.of(codePoint);
            if (!word.isEmpty() && !writing.goesOnIn(of)) {
                endWord();
            }
            if (word.isEmpty()) {
                writing = of;
            }
            word.appendCodePoint(codePoint);
        } else if ((codePoint == '+' || codePoint == '#') && !word.isEmpty() && !Character.isLetterOrDigit(next)) {
            word.appendCodePoint(codePoint);
        } else if (isApostrophe(codePoint) && !word.isEmpty() && Character.isLetter(next)) {
            // Ukrainian has it inside of words.
            if (writing != Writing.CYRILLIC) {
                endWord();
                glued = true;
            }
        } else {
            endWord();
            glued = false;
            near &= Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == '・';
        }
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        var raw = word.toString();
        word.setLength(0);
        var spoken = new Spoken(normal(raw, writing), writing, glued, Character.isUpperCase(raw.codePointAt(0)));
        glued = false;
        var joined = near && !words.isEmpty() ? words.getLast().goingOnIn(spoken) : null;
        if (joined == null) {
            words.add(spoken);
        } else {
            words.set(words.size() - 1, joined);
        }
        near = true;
    }

    private static String normal(String raw, Writing writing) {
        if (raw.chars().allMatch(c -> c < 0x80)) {
            return raw.toLowerCase(Locale.ROOT);
        }
        // By way of upper case, so that ß is ss, and both forms of the small sigma are one.
        var folded = Normalizer.normalize(raw, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace("i\u0307", "i")
                .replace('ς', 'σ');
        return writing == Writing.GREEK
                ? Normalizer.normalize(folded, Normalizer.Form.NFD).replace("\u0301", "")
                : folded;
    }

    private static boolean isLetter(int codePoint) {
        if (codePoint < 0x80) {
            return Character.isLetterOrDigit(codePoint);
        }
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint)
                || isMark(codePoint)
                || type == Character.OTHER_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_SYMBOL;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** What a reader does not see, and signs for vowels that Arabic and Hebrew may leave out. */
    private static boolean isInvisible(int codePoint) {
        return codePoint >= 0x80
                && (Character.getType(codePoint) == Character.FORMAT
                        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                        || (codePoint >= 0x591 && codePoint <= 0x5C7 && isMark(codePoint))
                        || (codePoint >= 0x640
                                && codePoint <= 0x655
                                && !Character.isDigit(codePoint)
                                && (codePoint == 0x640 || isMark(codePoint)))
                        || codePoint == 0x34F
                        || codePoint == 0x115F
                        || codePoint == 0x1160
                        || codePoint == 0x2800
                        || codePoint == 0x3164
                        || codePoint == 0xFFA0);
    }

    private static boolean isApostrophe(int codePoint) {
        return codePoint == '\'' || codePoint == '’' || codePoint == '‘' || codePoint == 'ʼ' || codePoint == '＇';
    }
}
