package io.orcha.model;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A message as a reader takes it in: without invisible characters and accents, with full-width, mathematical and other
 * variants of letters replaced by the plain ones. Every character knows where in the message it came from.
 */
public final class VisibleText {

    /** Signs that look like a Latin letter or a bracket, each followed by what it looks like. */
    private static final String LOOKALIKES = "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwһhӏlгrпnբgԍgɡgɩiʏyցgɑa"
            + "αaβbγyεeηnιiκkνvοoρpτtυuχxωwζzϲc"
            + "օoսuհhոnքp"
            + "〈<〉>⟨<⟩>❮<❯>ᐸ<ᐳ>˂<˃>‹<›>∶:։:׃:ː:";

    /** Letters with a stroke or without a dot, which have no decomposition. */
    private static final String STROKES = "łøđıŀħŧ";

    private static final String WITHOUT_STROKE = "lodilht";

    private static final char[] TO_LATIN = latin();

    private final String message;
    private final String text;
    private final int[] origin;

    private VisibleText(String message, String text, int[] origin) {
        this.message = message;
        this.text = text;
        this.origin = origin;
    }

    public static VisibleText of(String message) {
        if (isPlain(message)) {
            return new VisibleText(message, message, new int[0]);
        }
        var text = new StringBuilder(message.length());
        int[] origin = new int[message.length() + 16];
        int at = 0;
        while (at < message.length()) {
            int codePoint = message.codePointAt(at);
            int before = text.length();
            append(codePoint, text);
            if (text.length() > origin.length) {
                origin = Arrays.copyOf(origin, text.length() * 2);
            }
            Arrays.fill(origin, before, text.length(), at);
            at += Character.charCount(codePoint);
        }
        return new VisibleText(message, text.toString(), origin);
    }

    /** A phrase in the form in which {@link #lower} shows the text. */
    public static String fold(String phrase) {
        return of(phrase).lower();
    }

    /** The visible characters, case kept. */
    public String text() {
        return text;
    }

    /** The visible characters in lower case, each at the place that it has in {@link #text}. */
    public String lower() {
        char[] lower = text.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = lowerCase(lower[i]);
        }
        return new String(lower);
    }

    /** The lower-case text with look-alikes of Latin letters, digits' tricks apart, replaced by these letters. */
    public static String latinLookalike(String lower) {
        char[] latin = lower.toCharArray();
        boolean changed = false;
        for (int i = 0; i < latin.length; i++) {
            char replaced = latin[i] < 0x80 ? latin[i] : TO_LATIN[latin[i]];
            changed |= replaced != latin[i];
            latin[i] = replaced;
        }
        return changed ? new String(latin) : lower;
    }

    /** Where in the message the visible character at a place comes from; the message's length for the end of the text. */
    public int origin(int index) {
        if (index >= text.length()) {
            return message.length();
        }
        return origin.length == 0 ? index : origin[index];
    }

    /** Whether a reader sees nothing of a character; line breaks, tabs and spaces that take up room are not meant. */
    public static boolean isInvisible(int c) {
        return switch (c) {
            case '\n', '\t', '\r' -> false;
            case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0, 0x2800 -> true;
            default ->
                Character.isISOControl(c)
                        || isBetween(c, 0x180B, 0x180F)
                        || isBetween(c, 0x200B, 0x200F)
                        || isBetween(c, 0x202A, 0x202E)
                        || isBetween(c, 0x2060, 0x206F)
                        || isBetween(c, 0xFE00, 0xFE0F)
                        || isBetween(c, 0xFFF0, 0xFFFB)
                        || isBetween(c, 0x1D173, 0x1D17A)
                        // Tags, invisible copies of ASCII in which orders are hidden, and variation selectors.
                        || isBetween(c, 0xE0000, 0xE0FFF);
        };
    }

    private static boolean isBetween(int c, int first, int last) {
        return c >= first && c <= last;
    }

    private static char lowerCase(char c) {
        char lower = Character.toLowerCase(c);
        int stroke = lower < 0x80 ? -1 : STROKES.indexOf(lower);
        return stroke < 0 ? lower : WITHOUT_STROKE.charAt(stroke);
    }

    private static boolean isPlain(String message) {
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (c > 0x7E || (c < ' ' && c != '\n' && c != '\t' && c != '\r')) {
                return false;
            }
        }
        return true;
    }

    private static void append(int codePoint, StringBuilder text) {
        if (needsNoDecomposition(codePoint)) {
            text.appendCodePoint(codePoint);
        } else if (!isInvisible(codePoint) && !isSurrogate(codePoint)) {
            var plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
            // Ligatures that stand for whole words would let a text grow many times.
            if (plain.length() > 4) {
                text.appendCodePoint(codePoint);
            } else {
                plain.codePoints().filter(part -> !isAccent(part)).forEach(text::appendCodePoint);
            }
        }
    }

    /** The bulk of what people write; asking the normaliser about each of these characters would be slow. */
    private static boolean needsNoDecomposition(int c) {
        return (c >= ' ' && c <= '~')
                || c == '\n'
                || c == '\t'
                || c == '\r'
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0x0430 && c <= 0x044F && c != 0x0439);
    }

    /** Marks that change no word: accents of European scripts, and the vowel signs and stretching of Arabic. */
    private static boolean isAccent(int c) {
        return (c >= 0x0300 && c <= 0x036F) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640;
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static char[] latin() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            table[c] = (char) c;
        }
        for (int i = 0; i < LOOKALIKES.length(); i += 2) {
            table[LOOKALIKES.charAt(i)] = LOOKALIKES.charAt(i + 1);
        }
        return table;
    }
}
