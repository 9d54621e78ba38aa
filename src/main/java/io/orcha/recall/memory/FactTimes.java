package io.orcha.recall.memory;

import io.orcha.memory.summary.RelativeDates;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The days that the time of a fact names, in English: "since March", "two years ago", "on 3 May 2024", "for three years". As fine as
 * the words: weeks and weekends count as their month, seasons as their year.
 */
public final class FactTimes {

    private static final Pattern LEADING =
            Pattern.compile("^(?:(?:since|from|until|till|by|in|on|at|around|about|during|before|after|to|as|of"
                    + "|the|early|late|mid|beginning|start|middle|end)[ -])+");

    private static final Pattern YEAR = Pattern.compile(".*\\b((?:19|20)\\d\\d)\\b.*");

    private static final Pattern SPAN =
            Pattern.compile("for (?:about |over |almost |nearly )?(?:the )?(?:last |past )?(.+)");

    private static final Pattern NEAR = Pattern.compile("(last|past|this past|this|next|coming) .*");

    private static final Pattern DAY = Pattern.compile("(?:^|.*\\D)([12]?\\d|3[01])(?:st|nd|rd|th)?(?:\\D.*|$)");

    private static final Pattern COUNTED = Pattern.compile("\\S+ (?:day|week|month|year)s?");

    private static final Pattern ADDED = Pattern.compile(".*\\(([^)]*)\\)[^)]*");

    private static final Map<String, Month> MONTHS = months();

    /** The month in which a season begins in the north, where most of the time words of English were made. */
    private static final Map<String, Integer> SEASONS =
            Map.of("spring", 3, "easter", 4, "summer", 6, "autumn", 9, "fall", 9, "christmas", 12, "winter", 12);

    private FactTimes() {}

    /** How finely a time is told. */
    public enum Granularity {
        YEAR,
        MONTH,
        DAY
    }

    /**
     * A day, a month or a year.
     *
     * @param date in ISO 8601: {@code 2024}, {@code 2024-05} or {@code 2024-05-03}
     * @param start its first moment
     * @param end the first moment after it
     */
    public record Span(String date, Instant start, Instant end, Granularity granularity) {}

    /**
     * The span that a time phrase names.
     *
     * @param phrase as it was said, with or without its preposition
     * @param at when it was said
     * @param zone the time zone of the one who said it
     * @param ahead whether it speaks of what is to come, so that "in May" is the next one
     * @return empty when the phrase names no date
     */
    public static Optional<Span> of(String phrase, Instant at, ZoneId zone, boolean ahead) {
        var today = at.atZone(zone).toLocalDate();
        return date(phrase.strip().toLowerCase(Locale.ROOT), today, at, zone, ahead)
                .flatMap(date -> CalendarSpan.of(date, zone).map(span -> span(date, span)));
    }

    private static Span span(String date, CalendarSpan span) {
        var granularity =
                date.length() == 4 ? Granularity.YEAR : date.length() == 7 ? Granularity.MONTH : Granularity.DAY;
        return new Span(date, span.start(), span.end(), granularity);
    }

    private static Optional<String> date(String phrase, LocalDate today, Instant at, ZoneId zone, boolean ahead) {
        var span = SPAN.matcher(phrase);
        if (span.matches()) {
            return relative(span.group(1) + " ago", at, zone, false);
        }
        var core = LEADING.matcher(phrase).replaceFirst("");
        try {
            return named(core, today, ahead)
                    .or(() -> season(core, today, ahead))
                    .or(() -> relative(core, at, zone, ahead));
        } catch (DateTimeException _) {
            return Optional.empty(); // "30 February" is no day.
        }
    }

    /** "3 May 2024", "May 2024", "May", "2024". */
    private static Optional<String> named(String core, LocalDate today, boolean ahead) {
        var year = YEAR.matcher(core);
        int inYear = year.matches() ? Integer.parseInt(year.group(1)) : 0;
        for (var word : core.split("[^\\p{L}]+", -1)) {
            var month = MONTHS.get(word);
            if (month != null && !core.startsWith("last") && !core.startsWith("next")) {
                return Optional.of(inMonth(core, month, inYear, today, ahead));
            }
        }
        return inYear == 0 ? Optional.empty() : Optional.of(Integer.toString(inYear));
    }

    private static String inMonth(String core, Month month, int inYear, LocalDate today, boolean ahead) {
        var day = DAY.matcher(core.replaceAll("\\b\\d{4}\\b", ""));
        int year = inYear;
        int turn = month.compareTo(today.getMonth());
        if (year == 0) {
            year = today.getYear() + (ahead ? (turn < 0 ? 1 : 0) : (turn > 0 ? -1 : 0));
        }
        if (!day.matches()) {
            return YearMonth.of(year, month).toString();
        }
        var date = LocalDate.of(year, month, Integer.parseInt(day.group(1)));
        boolean wrong = inYear == 0 && turn == 0 && (ahead ? date.isBefore(today) : date.isAfter(today));
        return (wrong ? date.plusYears(ahead ? 1 : -1) : date).toString();
    }

    /** "last summer" is the latest that has begun, "next summer" the first that has not. */
    private static Optional<String> season(String core, LocalDate today, boolean ahead) {
        for (var season : SEASONS.entrySet()) {
            if (core.matches("(?:.* )?" + season.getKey() + "(?: .*)?")) {
                var near = NEAR.matcher(core);
                var word = near.matches() ? near.group(1) : ahead ? "next" : "last";
                boolean begun = today.getMonthValue() >= season.getValue();
                int year = today.getYear()
                        + switch (word) {
                            case "this" -> 0;
                            case "next", "coming" -> begun ? 1 : 0;
                            default -> begun && !(word.equals("last") && isNow(season.getValue(), today)) ? 0 : -1;
                        };
                return Optional.of(season.getKey().equals("christmas") ? year + "-12" : Integer.toString(year));
            }
        }
        return Optional.empty();
    }

    private static boolean isNow(int begins, LocalDate today) {
        return today.getMonthValue() - begins < 3 && begins != 12;
    }

    /** What the dates of memories know as well: "yesterday", "last week", "on Friday", "two years ago". */
    private static Optional<String> relative(String core, Instant at, ZoneId zone, boolean ahead) {
        var weekday = core.matches("(?:mon|tues|wednes|thurs|fri|satur|sun)day.*") ? "on " + core : core;
        var years = weekday.replaceFirst("^(?:a few|several) ", "three ")
                .replaceFirst("^past ", "last ")
                .replaceFirst("^(?:a )?couple of ", "two ");
        if (ahead && COUNTED.matcher(years).matches()) {
            years = "in " + years;
        }
        var dated = ADDED.matcher(RelativeDates.absolute(ahead ? years : "was " + years, at, zone));
        if (!dated.matches()) {
            return Optional.empty();
        }
        var date = dated.group(1);
        boolean week = core.contains("week") || core.contains("fortnight");
        return Optional.of(week && date.length() > 7 ? date.substring(0, 7) : date);
    }

    private static Map<String, Month> months() {
        var months = new HashMap<String, Month>();
        for (var month : Month.values()) {
            var name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            months.put(name, month);
            months.put(name.substring(0, 3), month);
        }
        months.put("sept", Month.SEPTEMBER);
        return Map.copyOf(months);
    }
}
