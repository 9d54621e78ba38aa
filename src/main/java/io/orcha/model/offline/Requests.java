package io.orcha.model.offline;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Requests that tell something about the user: how to call them, where to reach them, which day not to forget. */
final class Requests {

    private static final int LONGEST = 20;
    private static final String POLITE = "(?:(?:please|kindly|just|now|then|also|,) )*";
    private static final Pattern NAME = Pattern.compile("^" + POLITE
            + "(?:(?:would|could|can|will|may) (?:you|i|we) (?:(?:please|kindly|mind|all|maybe|perhaps|ask you to|start|,) )*)?"
            + "(?:call|calling|address|addressing|refer to|referring to) me (?:as |by )?[\\p{L}]");
    private static final Pattern USE = Pattern.compile(
            "^(?:would|could|can|will) you (?:please |kindly |mind )*(?:use|using) \\S+(?: \\S+)? (?:for me|as my name|when you (?:address|talk))");
    private static final Pattern CONTACT = Pattern.compile("^" + POLITE
            + "(?:write down|note|note down|save|use|store|update|change|put down|take down|reach|call|text|ring|add) .*?\\b(?:my|me)\\b"
            + "[^@]{0,40}?(?:\\S+@\\S+\\.\\S+|\\+?\\d[\\d -]{4,})");
    private static final Pattern VALUE_FIRST =
            Pattern.compile("^" + POLITE + "use (?:\\S+@\\S+\\.\\S+|\\+?\\d[\\d -]{4,}) as my \\S+");
    private static final Pattern DAY = Pattern.compile(
            "^" + POLITE
                    + "(?:(?:do not|never) let me (?:forget|miss)|remind me (?:of|about)|do not forget) (?:about )?(?:the|my|our) [^?]*\\b(?:\\d{1,2}|\\w+day)\\b");
    private static final Pattern FINDS_ME =
            Pattern.compile("^you (?:will|can|would) (?:\\S+ )?(?:find|see|catch|meet|reach|hear) (?:me|us)\\b");
    private static final Pattern REFUSED =
            Pattern.compile("^" + POLITE + "(?:do not|stop) call(?:ing)? me [^,;]+[,;] (?:but )?call me ");

    private Requests() {}

    /** "Would you mind calling me Thalassa?" */
    static boolean asksForAName(List<Word> words) {
        if (words.size() > LONGEST) {
            return false;
        }
        var text = text(words);
        return (NAME.matcher(text).find()
                        && !text.matches(
                                ".*\\bcall(?:ing)? me (?:at|on|back|later|when|if|tomorrow|a|an|the|by phone)\\b.*"))
                || USE.matcher(text).find();
    }

    /** Whether an imperative, or a "you will", tells something about the user. */
    static boolean states(List<Word> words) {
        if (words.size() > LONGEST) {
            return false;
        }
        var text = text(words);
        return VALUE_FIRST.matcher(text).find()
                || CONTACT.matcher(text).find()
                || DAY.matcher(text).find()
                || FINDS_ME.matcher(text).find()
                || REFUSED.matcher(text).find();
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::norm).collect(Collectors.joining(" "));
    }
}
