package io.orcha.recall.memory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day, a month or a year.
 *
 * @param start its first moment
 * @param end the first moment after it
 */
record CalendarSpan(Instant start, Instant end) {

    private static final Pattern DATE = Pattern.compile("(1[89]\\d\\d|2[01]\\d\\d)(?:-(\\d\\d)(?:-(\\d\\d))?)?");

    /** Of {@code YYYY-MM-DD}, {@code YYYY-MM} or {@code YYYY}; empty when a text is none of them. */
    static Optional<CalendarSpan> of(String date, ZoneId zone) {
        var matcher = DATE.matcher(date);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            if (matcher.group(3) != null) {
                var day = LocalDate.parse(date);
                return Optional.of(between(day, day.plusDays(1), zone));
            }
            if (matcher.group(2) != null) {
                var month = YearMonth.parse(date);
                return Optional.of(between(month.atDay(1), month.plusMonths(1).atDay(1), zone));
            }
            var year = Year.parse(date);
            return Optional.of(between(year.atDay(1), year.plusYears(1).atDay(1), zone));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static CalendarSpan between(LocalDate first, LocalDate next, ZoneId zone) {
        return new CalendarSpan(
                first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
    }
}
