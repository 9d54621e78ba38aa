package io.orcha.recall.ranking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The periods that are named by how far they are from today. Units are {@code day}, {@code week}, {@code month} and {@code year}. */
record Today(LocalDate date) {

    /**
     * The unit itself, in the calendar.
     *
     * @param unit also {@code weekend}
     * @param number how many units from now on; 0 for the one that today is in
     */
    Period calendar(String unit, int number) {
        var monday =
                date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(number);
        var month = date.plusMonths(number);
        return switch (unit) {
            case "day" -> Period.day(date.plusDays(number));
            case "week" -> Period.days(monday, 7);
            case "weekend" -> Period.days(monday.plusDays(5), 2);
            case "month" -> Period.month(month.getYear(), month.getMonth());
            default -> Period.year(date.getYear() + number);
        };
    }

    /** About so many units ago. */
    Period ago(int number, String unit) {
        return unit.equals("week") ? Period.days(date.minusWeeks(number).minusDays(3), 7) : calendar(unit, -number);
    }

    /** The last such day before today. */
    Period last(DayOfWeek weekday) {
        return Period.day(date.with(TemporalAdjusters.previous(weekday)));
    }
}
