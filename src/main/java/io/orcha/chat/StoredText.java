package io.orcha.chat;

import java.util.regex.Pattern;

/**
 * Stored text on its way into a prompt. What could pass for the prompt's own structure is made harmless, everything else
 * stays as it is: the model shall read notes, not orders.
 */
final class StoredText {

    /** Tags such as {@code </user_memory>}, and chat-template tokens such as {@code <|im_start|>}. */
    private static final Pattern MARKUP = Pattern.compile("<(?=/?[a-zA-Z|])");

    private static final Pattern INSTRUCTION_TOKEN = Pattern.compile("\\[(?=/?(?:INST|SYS)\\])");

    /** A line that begins as if another speaker took over. */
    private static final Pattern ROLE_AT_LINE_START =
            Pattern.compile("(?im)^([ \\t]*(?:system|assistant|user|human|developer|tool|ai)[ \\t]*):");

    private StoredText() {}

    static String neutralise(String text) {
        var result = dropInvisible(text);
        result = MARKUP.matcher(result).replaceAll("‹");
        result = INSTRUCTION_TOKEN.matcher(result).replaceAll("(");
        return ROLE_AT_LINE_START.matcher(result).replaceAll("$1 -");
    }

    /** Drops control characters other than line breaks and tabs, direction overrides and zero-width characters. */
    private static String dropInvisible(String text) {
        if (text.codePoints().noneMatch(StoredText::isInvisible)) {
            return text;
        }
        return text.codePoints()
                .filter(codePoint -> !isInvisible(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The zero-width joiner and non-joiner stay: emoji families and several scripts are written with them. */
    private static boolean isInvisible(int codePoint) {
        return switch (codePoint) {
            case '\n', '\t' -> false;
            case 0x200B, 0x2060, 0xFEFF, 0x00AD -> true;
            default ->
                Character.isISOControl(codePoint)
                        || (codePoint >= 0x202A && codePoint <= 0x202E)
                        || (codePoint >= 0x2066 && codePoint <= 0x2069)
                        // Tag characters: invisible copies of ASCII, in which hidden orders are written.
                        || (codePoint >= 0xE0000 && codePoint <= 0xE007F);
        };
    }
}
