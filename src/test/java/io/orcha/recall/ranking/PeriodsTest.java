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
    @CsvSource(delimiter = '|', textBlock = """
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
                    Was habe ich gestern gekocht?                 | de | 2031-04-08 | 2031-04-08
                    Wer rief heute Morgen an?                     | de-AT | 2031-04-09 | 2031-04-09
                    Was mache ich morgen?                         | de | 2031-04-10 | 2031-04-10
                    Was geschah in der letzten Woche?             | de | 2031-03-31 | 2031-04-06
                    Wen traf ich letztes Wochenende?              | de | 2031-04-05 | 2031-04-06
                    Was las ich letzten Monat?                    | de | 2031-03-01 | 2031-03-31
                    Wo wohnte ich vor zwei Jahren?                | de | 2029-01-01 | 2029-12-31
                    Wer kam am Montag?                            | de | 2031-04-07 | 2031-04-07
                    Qu'ai-je cuisiné hier soir ?                  | fr | 2031-04-08 | 2031-04-08
                    Que fais-je aujourd’hui ?                     | fr | 2031-04-09 | 2031-04-09
                    Qui ai-je vu la semaine dernière ?            | fr | 2031-03-31 | 2031-04-06
                    Où habitais-je il y a 3 ans ?                 | fr | 2028-01-01 | 2028-12-31
                    Qui est venu lundi ?                          | fr | 2031-04-07 | 2031-04-07
                    ¿Qué cené anoche?                             | es | 2031-04-08 | 2031-04-08
                    ¿Qué hago mañana por la mañana?               | es | 2031-04-10 | 2031-04-10
                    ¿Qué leí el año pasado?                       | es | 2030-01-01 | 2030-12-31
                    ¿Dónde vivía hace cinco años?                 | es | 2026-01-01 | 2026-12-31
                    ¿Quién vino el miercoles?                     | es | 2031-04-02 | 2031-04-02
                    Cosa ho cucinato ieri?                        | it | 2031-04-08 | 2031-04-08
                    Chi ho visto la settimana scorsa?             | it | 2031-03-31 | 2031-04-06
                    Dove abitavo due anni fa?                     | it | 2029-01-01 | 2029-12-31
                    Chi è venuto lunedì?                          | it | 2031-04-07 | 2031-04-07
                    O que cozinhei ontem à noite?                 | pt-BR | 2031-04-08 | 2031-04-08
                    O que li no mês passado?                      | pt | 2031-03-01 | 2031-03-31
                    Onde morava há dois anos?                     | pt | 2029-01-01 | 2029-12-31
                    O que comprei 3 dias atrás?                   | pt | 2031-04-06 | 2031-04-06
                    Quem veio na segunda-feira?                   | pt | 2031-04-07 | 2031-04-07
                    Wat heb ik gisteren gekookt?                  | nl | 2031-04-08 | 2031-04-08
                    Wie zag ik vorige week?                       | nl | 2031-03-31 | 2031-04-06
                    Waar woonde ik twee jaar geleden?             | nl | 2029-01-01 | 2029-12-31
                    Wie kwam er op maandag?                       | nl | 2031-04-07 | 2031-04-07
                    Hvem kom på mandag?                           | da | 2031-04-07 | 2031-04-07
                    Кто приходил в понедельник?                   | ru | 2031-04-07 | 2031-04-07
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Was esse ich am Morgen?                       | de
                    Montags singe ich im Chor, oder?              | de
                    ¿Qué bebo por la mañana?                      | es
                    Guten Morgen!                                 | de
                    Was kocht Gesterngard?                        | de
                    What did I cook gestern?                      | en
                    Quid heri feci?                               | la
                    """)
    void findsNoneInOtherLanguagesWhereThereIsNone(String question, String language) {
        assertThat(Periods.of(question, language, TODAY)).isEmpty();
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
