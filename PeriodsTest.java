package io.orcha.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsTest {

    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2031, 4, 9);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    What did we plan on 2031-02-03?               | en | 2031-02-03 | 2031-02-03
                    Whom did I meet in February 2030?             | en | 2030-02-01 | 2030-02-28
                    Where was I on 4 July 2029?                   | en | 2029-07-04 | 2029-07-04
                    Where was I on July 4th, 2029?                | en | 2029-07-04 | 2029-07-04
                    Which car did I drive in 2028?                | en | 2028-01-01 | 2028-12-31
                    What did I cook yesterday?                    | en | 2031-04-08 | 2031-04-08
                    What happened last week?                      | en | 2031-03-31 | 2031-04-06
                    Who called last weekend?                      | en | 2031-04-05 | 2031-04-06
                    What did I read last month?                   | en | 2031-03-01 | 2031-03-31
                    Where did I live two years ago?               | en | 2029-01-01 | 2029-12-31
                    What did I say 3 days ago?                    | en | 2031-04-06 | 2031-04-06
                    Who came on Monday?                           | en | 2031-04-07 | 2031-04-07
                    Where did we eat last May?                    | en | 2030-05-01 | 2030-05-31
                    Wen traf ich am 5. März 2031?                 | de | 2031-03-05 | 2031-03-05
                    Qui ai-je vu en août 2030 ?                   | fr | 2030-08-01 | 2030-08-31
                    ¿Qué compré el 2 de enero de 2031?            | es | 2031-01-02 | 2031-01-02
                    """)
    void readsPeriods(String question, String language, LocalDate from, LocalDate to) {
        assertThat(Periods.of(question, language, TODAY)).containsExactly(new Period(from, to, false));
    }

    @Test
    void meansAnyYearWhenItNamesNone() {
        var periods = Periods.of("Who visited me in October?", "en", TODAY);

        assertThat(periods).hasSize(1);
        assertThat(periods.getFirst().fit(LocalDate.of(2027, 10, 20))).isEqualTo(1);
        assertThat(periods.getFirst().fit(LocalDate.of(2027, 8, 20))).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "May I bring my dog?",
                "Who will march with us?",
                "What costs $2000?",
                "How do I reach 1999.5 points?",
                "What did Juno say?"
            })
    void findsNoneWhereThereIsNone(String question) {
        assertThat(Periods.of(question, "en", TODAY)).isEmpty();
    }

    @Test
    void countsTellingOfItSoonAfterwardsByHalf() {
        var month = Period.month(2031, java.time.Month.JANUARY);

        assertThat(month.fit(LocalDate.of(2030, 12, 30))).isEqualTo(0);
        assertThat(month.fit(LocalDate.of(2031, 1, 31))).isEqualTo(1);
        assertThat(month.fit(LocalDate.of(2031, 2, 10))).isEqualTo(0.5);
        assertThat(month.fit(LocalDate.of(2031, 3, 1))).isEqualTo(0);
    }

    @Test
    void countsTheTurnOfTheYear() {
        var december = Period.day(LocalDate.of(2031, 12, 30)).inAnyYear();

        assertThat(december.fit(LocalDate.of(2030, 1, 3))).isEqualTo(0.5);
    }
}
