package io.orcha.memory.screening;

import io.orcha.model.Speakers;
import io.orcha.model.VisibleText;
import java.util.List;
import java.util.regex.Pattern;

/** Finds text that poses as another speaker, as a part of the prompt, as a message of the chat's protocol or as a template. */
final class Structure {

    /** A line or a sentence that begins as if another speaker took over; marks of lists and headings may come first. */
    private static final Pattern SPEAKER_AND_COLON =
            Pattern.compile("(?:^|(?<=[\\n.!?\u3002][ \\t]{0,2}))[ \\t>*_#|\\[({\"'/~=-]{0,12}(?:" + Speakers.NAMES
                    + ")" + Speakers.KIND + "[ \\t*_\\])}\"'`|(0-9-]{0,8}:");

    private static final Pattern HEADING =
            Pattern.compile("(?m)^[ \\t>]{0,8}(?:#{1,6}|[=*~-]{3,8})[ \\t]{0,4}(?:new |your )?(?:" + Speakers.NAMES
                    + "|instructions?|prompt|rules)" + Speakers.KIND + "[ \\t#=*~:-]{0,20}$");

    private static final Pattern BOUNDARY = Pattern.compile(
            "(?:[-=#*<\\[~]{2,8}|\\[)[ \\t]{0,3}(?:begin|end|start|stop)(?: of)?(?: the)? "
                    + "(?:user|system|assistant|conversation|context|prompt|input|instructions?|messages?|memory|chat|data|untrusted)\\b");

    /** Any closing tag, chat tokens, and opening tags with a name that a prompt or a page would use. */
    private static final Pattern TAG = Pattern.compile("<\\s{0,8}(?:/\\s{0,8}[\\p{L}_|]|\\||!\\[cdata)|\\|\\s{0,2}>"
            + "|<\\s{0,8}(?:system|assistant|human|tool_|tools?>|function_?call|invoke|parameter name|instructions?|prompt|user_"
            + "|memory|im_start|im_end|start_of_turn|end_of_turn|bos>|eos>|s>|<sys|think|script|iframe|img\\s|svg|style|a\\s+href)"
            // Behind a letter it is a type's parameter, as in Option<User>.
            + "|(?<![\\p{L}\\d])<\\s{0,8}(?:user|context|object|document)\\b");

    private static final Pattern BRACKETED =
            Pattern.compile("\\[\\s{0,4}/?\\s{0,4}(?:inst|sys|system|assistant)\\s{0,4}\\]");

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{|\\$\\{|#\\{|\\{%|<%");

    private static final Pattern FENCE =
            Pattern.compile("(?:```|~~~)\\s{0,3}(?:system|assistant|user|prompt|instructions?|developer)\\b");

    private static final Pattern PROTOCOL = Pattern.compile(
            "[\"'](?:role|from|author)\\\\?[\"']\\s{0,8}:\\s{0,8}\\\\?[\"'](?:system|assistant|user|developer|tool|function|human|ai|gpt|bot)"
                    + "|[\"'](?:tool_calls?|tool_use|function_call|tool_call_id)\\\\?[\"']\\s{0,8}:"
                    + "|(?:^|\\n)[ \\t-]{0,8}role\\s{0,4}:\\s{0,4}[\"']?(?:system|assistant|developer|user)\\b");

    private record Check(String sign, Pattern pattern) {}

    /** Each pattern is tried only on texts that hold its sign, which few do. */
    private static final List<Check> CHECKS = List.of(
            new Check(":", SPEAKER_AND_COLON),
            new Check("#", HEADING),
            new Check("---", HEADING),
            new Check("===", HEADING),
            new Check("***", HEADING),
            new Check("--", BOUNDARY),
            new Check("==", BOUNDARY),
            new Check("##", BOUNDARY),
            new Check("**", BOUNDARY),
            new Check("[", BOUNDARY),
            new Check("<<", BOUNDARY),
            new Check("<", TAG),
            new Check("|", TAG),
            new Check("[", BRACKETED),
            new Check("{", TEMPLATE),
            new Check("<%", TEMPLATE),
            new Check("```", FENCE),
            new Check("~~~", FENCE),
            new Check(":", PROTOCOL));

    private Structure() {}

    /**
     * Where the first such thing begins, or -1.
     *
     * @param lower the text as {@link VisibleText#lower} gives it
     */
    static int first(String lower) {
        int first = firstIn(lower);
        var latin = VisibleText.latinLookalike(lower);
        if (!latin.equals(lower)) {
            int disguised = firstIn(latin);
            return first < 0 || (disguised >= 0 && disguised < first) ? disguised : first;
        }
        return first;
    }

    private static int firstIn(String text) {
        int first = -1;
        for (var check : CHECKS) {
            if (text.contains(check.sign())) {
                var matcher = check.pattern().matcher(text);
                if (matcher.find() && (first < 0 || matcher.start() < first)) {
                    first = matcher.start();
                }
            }
        }
        return first;
    }
}
