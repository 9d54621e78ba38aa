package io.orcha.recall.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.recall.memory.FactTimes.Granularity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactTimesTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    /** A Monday. */
    private static final Instant SAID = Instant.parse("2024-06-10T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "in 2019, 2019",
        "since March, 2024-03",
        "in August, 2023-08",
        "in June, 2024-06",
        "from 2014, 2014",
        "to 2016, 2016",
        "in May 2020, 2020-05",
        "on 3 May 2021, 2021-05-03",
        "'on May 3rd, 2021', 2021-05-03",
        "on 12 June, 2023-06-12",
        "yesterday, 2024-06-09",
        "this morning, 2024-06-10",
        "on Friday, 2024-06-07",
        "last Friday, 2024-06-07",
        "last week, 2024-06",
        "last month, 2024-05",
        "last year, 2023",
        "last weekend, 2024-06",
        "last summer, 2023",
        "last spring, 2024",
        "last winter, 2023",
        "two years ago, 2022",
        "two months ago, 2024-04",
        "a few years ago, 2021",
        "for three years, 2021",
        "for the last two years, 2022",
        "last Christmas, 2023-12",
        "since last May, 2024-05",
        "Sept 2018, 2018-09",
    })
    void findsTheDaysOfWhatIsPast(String phrase, String date) {
        assertThat(date(phrase, false)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "in August, 2024-08",
        "in March, 2025-03",
        "next month, 2024-07",
        "next year, 2025",
        "tomorrow, 2024-06-11",
        "on Friday, 2024-06-14",
        "next summer, 2025",
        "in the spring, 2025",
        "on 3 January, 2025-01-03",
        "in two years, 2026",
    })
    void findsTheDaysOfWhatIsToCome(String phrase, String date) {
        assertThat(date(phrase, true)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"recently", "for a while", "on 30 February 2020", "since school", "''", "in 99999999999 years"})
    void knowsNoDateOfOtherWords(String phrase) {
        assertThat(FactTimes.of(phrase, SAID, LISBON, false)).isEmpty();
    }

    @Test
    void givesTheMomentsInTheSpeakersZone() {
        var span = FactTimes.of("in May", SAID, LISBON, false).orElseThrow();

        assertThat(span.start()).isEqualTo(Instant.parse("2024-04-30T23:00:00Z"));
        assertThat(span.end()).isEqualTo(Instant.parse("2024-05-31T23:00:00Z"));
        assertThat(span.granularity()).isEqualTo(Granularity.MONTH);
    }

    private static String date(String phrase, boolean ahead) {
        return FactTimes.of(Objects.requireNonNullElse(phrase, ""), SAID, LISBON, ahead)
                .map(FactTimes.Span::date)
                .orElse("none");
    }
}
