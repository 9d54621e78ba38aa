package io.orcha.model;

import java.util.regex.Pattern;

/**
 * Stored text on its way into a prompt. What could pass for the prompt's own structure is made harmless, everything else
 * stays as it is: the model shall read notes, not orders.
 */
public final class StoredText {

    /** White space and characters that are not seen, with which a marker could be disguised. */
    private static final String GAP = "[\\s\\p{Cf}]*+";

    /** Tags such as {@code </user_memory>}, and chat-template tokens such as {@code <|im_start|>}. */
    private static final Pattern MARKUP = Pattern.compile("<(?=" + GAP + "(?:/|\\|)" + GAP + "[a-zA-Z]|[a-zA-Z])");

    private static final Pattern INSTRUCTION_TOKEN =
            Pattern.compile("\\[(?=" + GAP + "/?" + GAP + "(?:INST|SYS)" + GAP + "\\])");

    /** A line that begins as if another speaker took over. */
    private static final Pattern ROLE_AT_LINE_START = Pattern.compile(
            "(?im)^([ \\t\\p{Cf}]*+(?:system|assistant|user|human|developer|tool|ai)[ \\t\\p{Cf}]*+)[:\uFF1A]");

    private StoredText() {}

    /** The text without anything that a model could take for a tag, a role or a template token, or that a reader cannot see. */
    public static String neutralise(String text) {
        var result = dropInvisible(text);
        // Most texts hold none of these, and every turn passes through here.
        if (result.indexOf('<') >= 0) {
            result = MARKUP.matcher(result).replaceAll("‹");
        }
        if (result.indexOf('[') >= 0) {
            result = INSTRUCTION_TOKEN.matcher(result).replaceAll("(");
        }
        return result.indexOf(':') >= 0 || result.indexOf('\uFF1A') >= 0
                ? ROLE_AT_LINE_START.matcher(result).replaceAll("$1 -")
                : result;
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
            case 0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF -> true;
            default ->
                Character.isISOControl(codePoint)
                        || isBetween(codePoint, 0x202A, 0x202E)
                        || isBetween(codePoint, 0x2060, 0x2069)
                        // Tag characters: invisible copies of ASCII, in which hidden orders are written.
                        || isBetween(codePoint, 0xE0000, 0xE007F);
        };
    }

    private static boolean isBetween(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
