package io.orcha.memory.screening;

import io.orcha.model.VisibleText;

/**
 * Characters that a human reader does not see. Those that a script or an emoji needs where they stand are fine: joiners in
 * emoji families, Persian and Indic words, direction marks beside Hebrew and Arabic, zero-width spaces in Thai, the tags of
 * the flags of England, Scotland and Wales.
 */
final class HiddenText {

    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;

    private HiddenText() {}

    /** Where hidden text begins in the message, or -1. */
    static int first(String message) {
        int before = -1;
        int beforeThat = -1;
        int at = 0;
        while (at < message.length()) {
            int c = message.codePointAt(at);
            int next = at + Character.charCount(c);
            if (c >= 0x7F || c < ' ') {
                if (c == BLACK_FLAG) {
                    next = afterFlag(message, next);
                } else if (VisibleText.isInvisible(c) && !isNeeded(c, message, at, before, beforeThat)) {
                    return at;
                }
            } else if (c == '<' && message.startsWith("<!--", at)) {
                return at;
            }
            beforeThat = before;
            before = c;
            at = next;
        }
        return -1;
    }

    /** The text without invisible characters, except the joiners and selectors that writing needs. */
    static String drop(String text) {
        if (text.codePoints().noneMatch(VisibleText::isInvisible)) {
            return text;
        }
        return text.codePoints()
                .filter(c -> !VisibleText.isInvisible(c) || c == 0x200C || c == 0x200D || c == 0xFE0E || c == 0xFE0F)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isNeeded(int c, String message, int at, int before, int beforeThat) {
        int next = at + Character.charCount(c);
        int after = next < message.length() ? message.codePointAt(next) : -1;
        return switch (c) {
            // A byte order mark that a file left at the beginning.
            case 0xFEFF -> at == 0;
            case 0x00AD -> isLetter(before) && isLetter(after);
            case 0x200D -> (isPicture(before) && isPicture(after)) || isJoining(before);
            case 0x200C -> isJoining(before);
            case 0x200E, 0x200F, 0x061C ->
                !isMark(before)
                        && (isRightToLeft(before) || isRightToLeft(beforeThat) || isRightToLeftSoon(message, next));
            case 0x200B -> isUnspaced(before) || isUnspaced(after);
            case 0x2800 -> isBetween(before, 0x2800, 0x28FF) || isBetween(after, 0x2801, 0x28FF);
            default ->
                (isBetween(c, 0xFE00, 0xFE0F) && !isSelector(before) && (c >= 0xFE0E ? before > 0 : before > 0x2000))
                        || (isBetween(c, 0xE0100, 0xE01EF) && before > 0 && Character.isIdeographic(before))
                        || (isBetween(c, 0x180B, 0x180F) && isBetween(before, 0x1800, 0x18AF));
        };
    }

    /** The place after the tags of a flag, or the given place when no flag's few tags follow. */
    private static int afterFlag(String message, int from) {
        int at = from;
        for (int tags = 0; tags <= 6 && at < message.length(); tags++) {
            int c = message.codePointAt(at);
            at += Character.charCount(c);
            if (c == CANCEL_TAG) {
                return tags == 0 ? from : at;
            }
            if (!isBetween(c, 0xE0030, 0xE007A)) {
                return from;
            }
        }
        return from;
    }

    private static boolean isRightToLeftSoon(String message, int from) {
        for (int at = from; at < message.length() && at < from + 3; at++) {
            if (isRightToLeft(message.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRightToLeft(int c) {
        return isBetween(c, 0x0590, 0x08FF) || isBetween(c, 0xFB1D, 0xFDFF) || isBetween(c, 0xFE70, 0xFEFC);
    }

    /** Scripts whose letters change their shape beside a joiner: Arabic, Syriac, the Indic ones, Mongolian. */
    private static boolean isJoining(int c) {
        return isBetween(c, 0x0600, 0x07FF)
                || isBetween(c, 0x0900, 0x0DFF)
                || isBetween(c, 0x1000, 0x109F)
                || isBetween(c, 0x1780, 0x18AF);
    }

    /** Scripts that mark where a line may break with a zero-width space: Thai, Lao, Burmese, Khmer. */
    private static boolean isUnspaced(int c) {
        return isBetween(c, 0x0E00, 0x0EFF) || isBetween(c, 0x1000, 0x109F) || isBetween(c, 0x1780, 0x17FF);
    }

    private static boolean isPicture(int c) {
        return c == 0xFE0F || isBetween(c, 0x2190, 0x2BFF) || isBetween(c, 0x1F000, 0x1FAFF);
    }

    private static boolean isSelector(int c) {
        return isBetween(c, 0xFE00, 0xFE0F);
    }

    private static boolean isMark(int c) {
        return c == 0x200E || c == 0x200F || c == 0x061C;
    }

    private static boolean isLetter(int c) {
        return c > 0 && Character.isLetter(c);
    }

    private static boolean isBetween(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
