package io.orcha.recall.ranking;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of days that a question names.
 *
 * @param everyYear whether it is meant in any year, because the question names none
 */
record Period(LocalDate from, LocalDate to, boolean everyYear) {

    /** How long after a period people still tell of it, at least and at most. */
    private static final long SOON = 7;

    private static final long LATE = 15;

    static Period day(LocalDate day) {
        return new Period(day, day, false);
    }

    static Period days(LocalDate from, int count) {
        return new Period(from, from.plusDays(count - 1L), false);
    }

    static Period month(int year, Month month) {
        var from = LocalDate.of(year, month, 1);
        return new Period(from, from.plusMonths(1).minusDays(1), false);
    }

    static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), false);
    }

    Period inAnyYear() {
        return new Period(from, to, true);
    }

    /** How well a message of a day may tell of the period: 1 from the day before it on, a half soon after it, otherwise 0. */
    double fit(LocalDate day) {
        if (everyYear) {
            int years = day.getYear() - from.getYear();
            return Math.max(shifted(years).fit(day), shifted(years - 1).fit(day));
        }
        if (day.isBefore(from.minusDays(1))) {
            return 0;
        }
        if (!day.isAfter(to)) {
            return 1;
        }
        long soon = Math.clamp(ChronoUnit.DAYS.between(from, to) / 2, SOON, LATE);
        return day.isAfter(to.plusDays(soon)) ? 0 : 0.5;
    }

    private Period shifted(int years) {
        return new Period(from.plusYears(years), to.plusYears(years), false);
    }
}
