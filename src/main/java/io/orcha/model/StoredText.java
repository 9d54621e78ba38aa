package io.orcha.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Stored text on its way into a prompt. What could pass for the prompt's own structure is made harmless, everything else
 * stays as it is: the model shall read notes, not orders. Disguises by look-alikes, full-width letters and accents are seen
 * through. Template expressions stay, because nothing evaluates a prompt.
 */
public final class StoredText {

    /** White space within a line. */
    private static final String BLANK = "[^\\S\n\u2028\u2029]";

    /** Tags such as {@code </user_memory>}, comments, and chat-template tokens such as {@code <|im_start|>}. */
    private static final Pattern MARKUP = Pattern.compile("<(?=\\s*+[\\p{L}/|!?%_\\\\])");

    private static final Pattern INSTRUCTION_TOKEN =
            Pattern.compile("\\[(?=\\s*+/?\\s*+(?:inst|sys|system|assistant|user)\\s*+\\])");

    /** A line that begins as if another speaker took over, with marks of headings, lists, quotes or emphasis before it. */
    private static final Pattern ROLE_AT_LINE_START =
            Pattern.compile("(?m)^(?:" + BLANK + "|[#>*_~|=({\\[\"'`/+.-])*+(?:" + Speakers.NAMES + ")" + Speakers.KIND
                    + "(?:" + BLANK + "|[*_~|)}\\]\"'`(0-9-])*+(:)");

    private static final Pattern ROLE_AS_HEADING = Pattern.compile("(?m)^" + BLANK + "*+(#{1,6}+|[=*~-]{3,}+)" + BLANK
            + "*+(?:new |your )?(?:" + Speakers.NAMES + "|instructions?|prompt|rules)" + Speakers.KIND + "(?:" + BLANK
            + "|[#=*~-])*+$");

    private record Edit(int start, int end, String replacement) {}

    private StoredText() {}

    /** The text without anything that a model could take for a tag, a role or a template token, or that a reader cannot see. */
    public static String neutralise(String text) {
        var shown = dropInvisible(text);
        var visible = VisibleText.of(shown);
        var plain = VisibleText.latinLookalike(visible.lower());
        var edits = new ArrayList<Edit>(0);
        // Most texts hold none of these signs, and every turn passes through here.
        if (plain.indexOf('<') >= 0) {
            edit(MARKUP, 0, "‹", plain, visible, edits);
        }
        if (plain.indexOf('[') >= 0) {
            edit(INSTRUCTION_TOKEN, 0, "(", plain, visible, edits);
        }
        if (plain.indexOf(':') >= 0) {
            edit(ROLE_AT_LINE_START, 1, " -", plain, visible, edits);
        }
        if (plain.indexOf('#') >= 0
                || plain.contains("===")
                || plain.contains("---")
                || plain.contains("***")
                || plain.contains("~~~")) {
            edit(ROLE_AS_HEADING, 1, "", plain, visible, edits);
        }
        return edits.isEmpty() ? shown : apply(edits, shown);
    }

    private static void edit(
            Pattern pattern, int group, String replacement, String plain, VisibleText visible, List<Edit> edits) {
        var matcher = pattern.matcher(plain);
        while (matcher.find()) {
            int last = visible.origin(matcher.end(group) - 1);
            edits.add(new Edit(visible.origin(matcher.start(group)), last + 1, replacement));
        }
    }

    private static String apply(List<Edit> edits, String text) {
        edits.sort(Comparator.comparingInt(Edit::start));
        var result = new StringBuilder(text.length() + edits.size());
        int at = 0;
        for (var edit : edits) {
            if (edit.start() >= at) {
                result.append(text, at, edit.start()).append(edit.replacement());
                at = edit.end();
            }
        }
        return result.append(text, at, text.length()).toString();
    }

    private static String dropInvisible(String text) {
        if (text.codePoints().noneMatch(c -> VisibleText.isInvisible(c) || c == '\r')) {
            return text;
        }
        var result = new StringBuilder(text.length());
        int before = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (c != '\r' && (!VisibleText.isInvisible(c) || isPartOfWriting(c, before))) {
                result.appendCodePoint(c);
                before = c;
            }
        }
        return result.toString();
    }

    /** Joiners and the emoji selectors stay where emoji families, keycaps and several scripts are written with them. */
    private static boolean isPartOfWriting(int c, int before) {
        return switch (c) {
            case 0x200C, 0x200D -> before > 0x0590 && before != 0x200C && before != 0x200D;
            case 0xFE0E, 0xFE0F -> before != 0 && !VisibleText.isInvisible(before);
            default -> false;
        };
    }
}
