package io.orcha.recall.ranking;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The periods that a question names: dates in figures in every language, months by their names in English and in the question's language,
 * and days, weeks, months and years as they are seen from the day of asking, in English and as far as {@link RelativeTimes} knows
 * the question's language.
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

    private static final Map<String, Months> MONTHS = new ConcurrentHashMap<>();

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
        periods.relative(Locale.forLanguageTag(language).getLanguage());
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
        var known = MONTHS.computeIfAbsent(language.getLanguage(), Months::of);
        known.pattern().matcher(question).results().forEach(found -> {
            var month = known.names().get(found.group("month"));
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
        var now = new Today(today);
        DAY.matcher(question)
                .results()
                .forEach(found -> periods.add(now.calendar(
                        "day",
                        switch (found.group(1)) {
                            case "yesterday", "last night" -> -1;
                            case "tomorrow" -> 1;
                            default -> 0;
                        })));
        SPAN.matcher(question)
                .results()
                .forEach(found -> periods.add(now.calendar(found.group(2), direction(found.group(1)))));
        AGO.matcher(question).results().forEach(found -> {
            var number = NUMBERS.get(found.group(1));
            periods.add(now.ago(number == null ? Integer.parseInt(found.group(1)) : number, found.group(2)));
        });
        WEEKDAY.matcher(question)
                .results()
                .forEach(found ->
                        periods.add(now.last(DayOfWeek.valueOf(found.group(1).toUpperCase(Locale.ROOT)))));
    }

    private void relative(String language) {
        if (!language.isEmpty() && !language.equals("en")) {
            periods.addAll(RelativeTimes.of(language).in(question, new Today(today)));
        }
    }

    private static int direction(String word) {
        return switch (word) {
            case "this" -> 0;
            case "next" -> 1;
            default -> -1;
        };
    }
}
