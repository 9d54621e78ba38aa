package io.orcha.emotion;

import io.orcha.emotion.Lexicon.Entry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Emoticons and emoji, found where they stand in a text. */
final class Symbols {

    private static final int VARIATION_SELECTOR = 0xFE0F;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int LIGHTEST_SKIN = 0x1F3FB;
    private static final int DARKEST_SKIN = 0x1F3FF;

    /** More than Unicode recommends of any sequence. */
    private static final int MOST_JOINED = 8;

    /** Faces that begin so are told from punctuation even behind a word; others count only after a space. */
    private static final String FACES_START = ":;=<>";

    /** A symbol that was found, if it has a feeling, and where the text goes on behind it. */
    record Match(@Nullable Entry entry, int end) {}

    private final Map<String, Entry> emoticons = new HashMap<>();
    private final Map<String, Entry> emoji = new HashMap<>();
    private int longestEmoticon;

    void addEmoticon(String text, Entry entry) {
        emoticons.put(text, entry);
        longestEmoticon = Math.max(longestEmoticon, text.length());
    }

    void addEmoji(String text, Entry entry) {
        emoji.put(text, entry);
    }

    /** The longest emoticon that starts at an index and is not part of a word, a number or a bracket. */
    @Nullable Match emoticonAt(String text, int start) {
        char first = text.charAt(start);
        boolean afterSpace = start == 0 || Character.isWhitespace(text.charAt(start - 1));
        if (!afterSpace && (FACES_START.indexOf(first) < 0 || !mayPrecede(text.charAt(start - 1)))) {
            return null;
        }
        // Almost every word fails here, before any string is made.
        if (Character.isLetterOrDigit(first) && !isFace(text, start + 1)) {
            return null;
        }
        for (int end = Math.min(text.length(), start + longestEmoticon); end > start + 1; end--) {
            if (endsAt(text, end)) {
                var entry = emoticons.get(text.substring(start, end).toLowerCase(Locale.ROOT));
                if (entry != null && isClear(text, start, end, afterSpace)) {
                    return new Match(entry, end);
                }
            }
        }
        return null;
    }

    /** "s:" and "8)" are more often no faces, nor is the "D" of a word that follows a colon. */
    private static boolean isClear(String text, int start, int end, boolean afterSpace) {
        return (end - start > 2 || !Character.isLetterOrDigit(text.charAt(start)))
                && (afterSpace || !Character.isLetter(text.charAt(end - 1)));
    }

    private static boolean isFace(String text, int index) {
        return index < text.length()
                && !Character.isLetter(text.charAt(index))
                && !Character.isWhitespace(text.charAt(index));
    }

    private static boolean mayPrecede(char before) {
        return Character.isLetter(before) || ".!?,".indexOf(before) >= 0 || before > 0x2000;
    }

    private static boolean endsAt(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char next = text.charAt(end);
        return Character.isWhitespace(next) || ".!?,".indexOf(next) >= 0 || next > 0x2000;
    }

    private static boolean isEmoji(String text, int index) {
        return index < text.length() && Character.isEmoji(text.codePointAt(index));
    }

    private static boolean isSkin(int point) {
        return point >= LIGHTEST_SKIN && point <= DARKEST_SKIN;
    }

    /** The emoji that starts at an index, with skin tone, variation selector and what it is joined with. */
    @Nullable Match emojiAt(String text, int start) {
        int point = text.codePointAt(start);
        if (point <= 0xFF || !Character.isEmoji(point)) {
            return null;
        }
        var form = new StringBuilder().appendCodePoint(point);
        int end = start + Character.charCount(point);
        int joined = 0;
        var entry = emoji.get(form.toString());
        while (end < text.length()) {
            int next = text.codePointAt(end);
            if (next == ZERO_WIDTH_JOINER && joined < MOST_JOINED && isEmoji(text, end + 1)) {
                int partner = text.codePointAt(end + 1);
                form.appendCodePoint(next).appendCodePoint(partner);
                end += 1 + Character.charCount(partner);
                joined++;
                entry = emoji.getOrDefault(form.toString(), entry);
            } else if (next == VARIATION_SELECTOR || isSkin(next)) {
                end += Character.charCount(next);
            } else {
                break;
            }
        }
        return new Match(entry, end);
    }
}
