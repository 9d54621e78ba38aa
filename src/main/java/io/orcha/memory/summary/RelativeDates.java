package io.orcha.memory.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the date beside words such as "tomorrow", which mean something else as soon as the memory is read on another day.
 * Knows English, and the commonest wordings of German, French, Spanish and Portuguese. Deterministic.
 */
public final class RelativeDates {

    private static final Pattern DATED =
            Pattern.compile("^[ ,]*\\(?(?:\\d{4}\\b|\\d{1,2}[./]\\d{1,2}\\b|(?:the )?\\d{1,2}(?:st|nd|rd|th)\\b"
                    + "|(?:the )?\\d{1,2}\\.? \\p{L}{3,}|\\p{L}{3,9} \\d{1,2}\\b(?!:)(?! ?[ap]m\\b))");

    private RelativeDates() {}

    /**
     * A sentence with its relative dates made absolute: "I fly to Rome tomorrow." becomes "I fly to Rome tomorrow
     * (2026-11-22).". The same again when its result is given; a date that the sentence has already is left alone.
     *
     * @param sentence what was said
     * @param at when it was said
     * @param zone the time zone of the one who said it
     */
    public static String absolute(String sentence, Instant at, ZoneId zone) {
        var today = at.atZone(zone).toLocalDate();
        var dated = sentence;
        for (var tongue : DateWords.TONGUES) {
            if (tongue.speaks(sentence)) {
                for (var rule : tongue.rules()) {
                    dated = dated(dated, rule, today, tongue.past(sentence));
                }
            }
        }
        return dated;
    }

    private static String dated(String sentence, DateWords.Rule rule, LocalDate today, boolean past) {
        var matcher = rule.wording().matcher(sentence);
        if (!matcher.find()) {
            return sentence;
        }
        var result = new StringBuilder();
        int copied = 0;
        do {
            var date = isDated(sentence, matcher) ? null : date(rule, matcher, today, past);
            result.append(sentence, copied, matcher.end());
            copied = matcher.end();
            if (date != null) {
                result.append(" (").append(date).append(')');
            }
        } while (matcher.find());
        return result.append(sentence.substring(copied)).toString();
    }

    /** Longer wordings come first, so a date behind this one or within its parenthesis was put there for one that holds it. */
    private static boolean isDated(String sentence, Matcher matcher) {
        var behind = sentence.substring(matcher.end());
        int open = sentence.lastIndexOf('(', matcher.start());
        boolean inside = open >= 0 && sentence.indexOf(')', open) > matcher.start();
        return inside || DATED.matcher(behind).find() || behind.matches("^ of \\d{4}.*");
    }

    private static @Nullable String date(DateWords.Rule rule, Matcher matcher, LocalDate today, boolean past) {
        try {
            return rule.date().of(matcher, today, past);
        } catch (java.time.DateTimeException | NumberFormatException _) {
            return null; // "in 99999999999 years" has no date.
        }
    }
}
