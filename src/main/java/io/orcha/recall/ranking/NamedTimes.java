package io.orcha.recall.ranking;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The times that a text names: "last May", "2024-03", "yesterday". */
public final class NamedTimes {

    private NamedTimes() {}

    /**
     * A time.
     *
     * @param start its first moment
     * @param end the first moment after it
     */
    public record Span(Instant start, Instant end) {}

    /**
     * The times that a text names. A month or a day without a year is the last one.
     *
     * @param language of the text, a BCP 47 tag
     * @param at when it was said, which relative times are counted from
     * @param zone in which days begin
     */
    public static List<Span> in(String text, String language, Instant at, ZoneId zone) {
        var today = at.atZone(zone).toLocalDate();
        return Periods.of(text, language, today).stream()
                .map(period -> {
                    var from = period.from();
                    var to = period.to();
                    while (period.everyYear() && from.isAfter(today)) {
                        from = from.minusYears(1);
                        to = to.minusYears(1);
                    }
                    return new Span(
                            from.atStartOfDay(zone).toInstant(),
                            to.plusDays(1).atStartOfDay(zone).toInstant());
                })
                .toList();
    }
}
