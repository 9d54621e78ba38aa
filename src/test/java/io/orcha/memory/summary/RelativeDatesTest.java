package io.orcha.memory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeDatesTest {

    /** A Saturday. */
    private static final Instant SAID = Instant.parse("2026-11-21T10:00:00Z");

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "I fly to Rome tomorrow. | I fly to Rome tomorrow (2026-11-22).",
                "Yesterday I met Ana. | Yesterday (2026-11-20) I met Ana.",
                "The exam is the day after tomorrow | The exam is the day after tomorrow (2026-11-23)",
                "I have the interview next Friday. | I have the interview next Friday (2026-11-27).",
                "My appointment is on Monday. | My appointment is on Monday (2026-11-23).",
                "I met her on Monday. | I met her on Monday (2026-11-16).",
                "We move in two weeks. | We move in two weeks (2026-12-05).",
                "I started three months ago. | I started three months ago (2026-08).",
                "I quit smoking 2 years ago. | I quit smoking 2 years ago (2024).",
                "We bought a house last month. | We bought a house last month (2026-10).",
                "We hike this weekend. | We hike this weekend (2026-11-21 to 2026-11-22).",
                "I'm on holiday next week. | I'm on holiday next week (2026-11-23 to 2026-11-29).",
                "I start my studies in March. | I start my studies in March (2027-03).",
                "I started my studies in March. | I started my studies in March (2026-03).",
                "I fly on Tuesday and return next month. | I fly on Tuesday (2026-11-24) and return next month (2026-12).",
                "Ich fliege morgen nach Rom. | Ich fliege morgen (2026-11-22) nach Rom.",
                "Wir ziehen nächste Woche um. | Wir ziehen nächste Woche (2026-11-23 to 2026-11-29) um.",
                "Ich war vor zwei Wochen in Oslo. | Ich war vor zwei Wochen (2026-11-07) in Oslo.",
                "Je pars demain à Rome. | Je pars demain (2026-11-22) à Rome.",
                "Je vois mon dentiste lundi prochain. | Je vois mon dentiste lundi prochain (2026-11-23).",
                "Mañana viajo a Roma. | Mañana (2026-11-22) viajo a Roma.",
                "Me mudé hace tres meses. | Me mudé hace tres meses (2026-08).",
                "Eu viajo amanhã. | Eu viajo amanhã (2026-11-22).",
                "Vou ao médico na segunda-feira. | Vou ao médico na segunda-feira (2026-11-23).",
            })
    void becomeAbsolute(String said, String dated) {
        assertThat(RelativeDates.absolute(said, SAID, ZONE)).isEqualTo(dated);
        assertThat(RelativeDates.absolute(dated, SAID, ZONE)).as("given again").isEqualTo(dated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I play chess every Monday.",
                "I play chess on Mondays.",
                "My birthday is in May.",
                "I was born in March.",
                "The wedding is on Friday, 5 May.",
                "I moved in March 2020.",
                "I work in Todayland.",
                "Ich gehe jeden Morgen laufen.",
                "Das Buch des Lehrers ist hier.",
                "Trabajo por la mañana.",
                "The trip begins in 99999999999 years.",
                "May is my sister.",
            })
    void leaveOtherWordsAlone(String said) {
        assertThat(RelativeDates.absolute(said, SAID, ZONE)).isEqualTo(said);
    }

    @Test
    void dependOnTheUsersTimeZone() {
        var lateEvening = Instant.parse("2026-11-21T23:30:00Z");

        assertThat(RelativeDates.absolute("I fly tomorrow", lateEvening, ZoneId.of("Asia/Tokyo")))
                .isEqualTo("I fly tomorrow (2026-11-23)");
        assertThat(RelativeDates.absolute("I fly tomorrow", lateEvening, ZoneId.of("America/New_York")))
                .isEqualTo("I fly tomorrow (2026-11-22)");
    }
}
