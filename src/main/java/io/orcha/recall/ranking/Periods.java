package io.orcha.recall.ranking;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The periods that a question names: dates in figures in every language, months by their names in English and in the question's language,
 * and, in English, days, weeks, months and years as they are seen from the day of asking.
 */
final class Periods {

    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})(?:-(\\d{2}))?\\b");

    private static final Pattern YEAR = Pattern.compile("(?<![\\d.,$€£-])(19[5-9]\\d|20\\d\\d)(?![\\d%]|[.,]\\d)");

    private static final Pattern DAY = Pattern.compile("\\b(today|tonight|yesterday|last night|tomorrow)\\b");

    private static final Pattern SPAN =
            Pattern.compile("\\b(last|past|previous|this|next) (week|weekend|month|year)\\b");

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            entry("a", 1),
            entry("an", 1),
            entry("one", 1),
            entry("two", 2),
            entry("a couple of", 2),
            entry("three", 3),
            entry("a few", 3),
            entry("four", 4),
            entry("five", 5),
            entry("six", 6),
            entry("seven", 7),
            entry("eight", 8),
            entry("nine", 9),
            entry("ten", 10));

    private static final Pattern AGO =
            Pattern.compile("\\b(\\d{1,3}|" + String.join("|", NUMBERS.keySet()) + ") (day|week|month|year)s? ago\\b");

    private static final Pattern WEEKDAY =
            Pattern.compile("\\b(?:last|on|this past) (monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b");

    private final String question;
    private final LocalDate today;
    private final List<Period> periods = new ArrayList<>();

    private Periods(String question, LocalDate today) {
        this.question = question;
        this.today = today;
    }

    /** The periods of a question that is asked on a day. */
    static List<Period> of(String question, String language, LocalDate today) {
        var periods = new Periods(question.toLowerCase(Locale.ROOT), today);
        periods.dates();
        periods.months(Locale.forLanguageTag(language));
        if (periods.periods.isEmpty()) {
            periods.years();
        }
        periods.relative();
        return periods.periods;
    }

    private void dates() {
        ISO.matcher(question).results().forEach(found -> {
            int year = Integer.parseInt(found.group(1));
            var month = Integer.parseInt(found.group(2));
            if (month >= 1 && month <= 12) {
                add(year, Month.of(month), found.group(3) == null ? 0 : Integer.parseInt(found.group(3)));
            }
        });
    }

    private void months(Locale language) {
        var names = names(language);
        var pattern = Pattern.compile(
                "(?:(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|º)?(?: of| de)? )?(?<![\\p{L}\\d])(?<month>"
                        + String.join(
                                "|", names.keySet().stream().map(Pattern::quote).toList())
                        + ")\\b\\.?(?: (?<daylater>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]))?(?:,? (?:of |de )?(?<year>\\d{4})\\b)?");
        pattern.matcher(question).results().forEach(found -> {
            var month = names.get(found.group("month"));
            var day = found.group("day") == null ? found.group("daylater") : found.group("day");
            if (month != null && isNoVerb(found, day)) {
                month(month, day == null ? 0 : Integer.parseInt(day), found.group("year"), before(found));
            }
        });
    }

    /** "May" and "march" are months only where a date is expected. */
    private boolean isNoVerb(MatchResult found, @Nullable String day) {
        var name = found.group("month");
        return !(name.equals("may") || name.equals("march"))
                || day != null
                || found.group("year") != null
                || List.of(
                                "in", "last", "since", "until", "of", "during", "by", "early", "late", "mid", "this",
                                "next", "from")
                        .contains(before(found));
    }

    /** The word before what was found. */
    private String before(MatchResult found) {
        var words = question.substring(0, found.start()).strip();
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    private void month(Month month, int day, @Nullable String year, String before) {
        if (year != null) {
            add(Integer.parseInt(year), month, day);
        } else if (before.equals("last") || before.equals("this")) {
            boolean past = month.compareTo(today.getMonth()) < (before.equals("last") ? 0 : 1);
            add(today.getYear() - (past ? 0 : 1), month, day);
        } else {
            int size = periods.size();
            add(today.getYear(), month, day);
            for (int at = size; at < periods.size(); at++) {
                periods.set(at, periods.get(at).inAnyYear());
            }
        }
    }

    private void add(int year, Month month, int day) {
        try {
            periods.add(day == 0 ? Period.month(year, month) : Period.day(LocalDate.of(year, month, day)));
        } catch (DateTimeException _) {
            periods.add(Period.month(year, month));
        }
    }

    private void years() {
        YEAR.matcher(question).results().forEach(found -> periods.add(Period.year(Integer.parseInt(found.group(1)))));
    }

    private void relative() {
        DAY.matcher(question)
                .results()
                .forEach(found -> periods.add(Period.day(
                        switch (found.group(1)) {
                            case "yesterday", "last night" -> today.minusDays(1);
                            case "tomorrow" -> today.plusDays(1);
                            default -> today;
                        })));
        SPAN.matcher(question).results().forEach(found -> periods.add(span(found.group(2), direction(found.group(1)))));
        AGO.matcher(question).results().forEach(found -> {
            var number = NUMBERS.get(found.group(1));
            periods.add(ago(number == null ? Integer.parseInt(found.group(1)) : number, found.group(2)));
        });
        WEEKDAY.matcher(question)
                .results()
                .forEach(found -> periods.add(Period.day(today.with(TemporalAdjusters.previous(
                        DayOfWeek.valueOf(found.group(1).toUpperCase(Locale.ROOT)))))));
    }

    private static int direction(String word) {
        return switch (word) {
            case "this" -> 0;
            case "next" -> 1;
            default -> -1;
        };
    }

    private Period span(String unit, int direction) {
        var monday =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(direction);
        var month = today.plusMonths(direction);
        return switch (unit) {
            case "week" -> Period.days(monday, 7);
            case "weekend" -> Period.days(monday.plusDays(5), 2);
            case "month" -> Period.month(month.getYear(), month.getMonth());
            default -> Period.year(today.getYear() + direction);
        };
    }

    private Period ago(int number, String unit) {
        return switch (unit) {
            case "day" -> Period.day(today.minusDays(number));
            case "week" -> Period.days(today.minusWeeks(number).minusDays(3), 7);
            case "month" -> {
                var then = today.minusMonths(number);
                yield Period.month(then.getYear(), then.getMonth());
            }
            default -> Period.year(today.getYear() - number);
        };
    }

    /** The months by their full names and, in English, by their first three letters; longer names first. */
    private static Map<String, Month> names(Locale language) {
        var names = new LinkedHashMap<String, Month>();
        for (var month : Month.values()) {
            for (var locale : List.of(Locale.ENGLISH, language)) {
                for (var style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)) {
                    var name = month.getDisplayName(style, locale).toLowerCase(Locale.ROOT);
                    if (name.length() > 2 && !Character.isDigit(name.charAt(0))) {
                        names.put(name, month);
                        names.put(
                                Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", ""), month);
                    }
                }
            }
        }
        names.put("sept", Month.SEPTEMBER);
        for (var month : Month.values()) {
            names.putIfAbsent(
                    month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                            .toLowerCase(Locale.ROOT)
                            .substring(0, 3),
                    month);
        }
        return names;
    }
}
