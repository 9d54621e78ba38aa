package io.orcha.memory;

import java.lang.Character.UnicodeScript;

/** How a script forms words, as far as finding a name in a text depends on it. */
enum Writing {
    LATIN,
    CYRILLIC,
    GREEK,
    /** Arabic and Hebrew, which write "and", "to" and "the" before a word without a space. */
    SEMITIC,
    /** Korean, which writes particles behind a word without a space. */
    HANGUL,
    /** Chinese, Japanese, Thai and others that write no spaces between words. */
    SPACELESS,
    /** Emoji and other signs. */
    SYMBOL,
    OTHER;

    static Writing of(int codePoint) {
        if (codePoint < 0x80) {
            return LATIN;
        }
        if (Character.getType(codePoint) == Character.OTHER_SYMBOL) {
            return SYMBOL;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case LATIN -> LATIN;
            case CYRILLIC -> CYRILLIC;
            case GREEK -> GREEK;
            case ARABIC, HEBREW -> SEMITIC;
            case HANGUL -> HANGUL;
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> SPACELESS;
            default -> isKatakana(codePoint) ? SPACELESS : OTHER;
        };
    }

    /** Whether a word goes on from a letter of this to one of the other. */
    boolean goesOnIn(Writing other) {
        return this == other || (isAlphabet() && other.isAlphabet());
    }

    boolean isAlphabet() {
        return this != HANGUL && this != SPACELESS && this != SYMBOL;
    }

    /** The long vowel mark included, which belongs to no script. */
    static boolean isKatakana(int codePoint) {
        return codePoint == 'ー' || codePoint == 'ｰ' || UnicodeScript.of(codePoint) == UnicodeScript.KATAKANA;
    }
}
