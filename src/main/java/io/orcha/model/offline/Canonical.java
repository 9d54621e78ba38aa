package io.orcha.model.offline;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which two texts are compared: letters, digits and symbols, without case, punctuation and extra white space. */
public final class Canonical {

    private Canonical() {}

    /** The comparable form of a text; empty when it holds no letter, digit or symbol. */
    public static String of(String text) {
        var canonical = new StringBuilder(text.length());
        boolean gap = false;
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (int at = 0; at < normal.length(); ) {
            int codePoint = normal.codePointAt(at);
            at += Character.charCount(codePoint);
            if (isContent(codePoint)) {
                if (gap && !canonical.isEmpty()) {
                    canonical.append(' ');
                }
                gap = false;
                canonical.appendCodePoint(codePoint);
            } else if (!isApostrophe(codePoint)) {
                gap = true;
            }
        }
        return canonical.toString();
    }

    private static boolean isContent(int codePoint) {
        int type = Character.getType(codePoint);
        // "C++" and "C#" differ from "C", and an emoji may be all there is of a name.
        return Character.isLetterOrDigit(codePoint)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.OTHER_SYMBOL
                || codePoint == '+'
                || codePoint == '#';
    }

    private static boolean isApostrophe(int codePoint) {
        return codePoint == '\'' || codePoint == '’' || codePoint == '‘' || codePoint == 'ʼ';
    }
}
