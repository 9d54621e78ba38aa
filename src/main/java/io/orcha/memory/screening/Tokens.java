package io.orcha.memory.screening;

import io.orcha.model.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text. Scripts without spaces have a token for every character, so that phrases are sequences of tokens in
 * every language.
 *
 * @param words the words, folded as {@link VisibleText#lower} does
 * @param opens for each word, whether a clause can begin with it: it stands first, or punctuation comes before it
 */
record Tokens(List<String> words, List<Boolean> opens) {

    static Tokens of(String lower) {
        var words = new ArrayList<String>();
        var opens = new ArrayList<Boolean>();
        boolean open = true;
        int at = 0;
        while (at < lower.length()) {
            char c = lower.charAt(at);
            if (!isWordPart(c)) {
                open |= !Character.isWhitespace(c) && c != '-' && c != '_' && c != '*';
                at++;
                continue;
            }
            int end = isUnspaced(c) ? at + 1 : endOfWord(lower, at);
            while (end < lower.length()
                    && isUnspaced(c)
                    && Character.getType(lower.charAt(end)) == Character.NON_SPACING_MARK) {
                end++;
            }
            words.add(withoutApostrophes(lower.substring(at, end)));
            opens.add(open);
            open = false;
            at = end;
        }
        return new Tokens(words, opens);
    }

    int size() {
        return words.size();
    }

    private static int endOfWord(String text, int start) {
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean inside = isApostrophe(c) && at + 1 < text.length() && isWordPart(text.charAt(at + 1));
            if (isUnspaced(c) || !(isWordPart(c) || inside)) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static String withoutApostrophes(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (isApostrophe(word.charAt(i))) {
                return word.replaceAll("['’ʼ]", "");
            }
        }
        return word;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == 'ʼ';
    }

    private static boolean isWordPart(char c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Han, kana and Hangul: the first two have no spaces, the third writes endings onto its words. */
    private static boolean isUnspaced(char c) {
        return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
    }
}
