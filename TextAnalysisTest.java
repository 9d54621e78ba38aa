package io.orcha.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextAnalysisTest {

    @Test
    void makesTheSameNumbersForever() {
        assertThat(TextAnalysis.ofUnit("The kettle whistles", "en")).containsExactly(0, KETTLE, WHISTL);
    }

    private static final int KETTLE = 0;
    private static final int WHISTL = 0;

    @ParameterizedTest
    @CsvSource({
        "en, Who repaired the violins?, The violin was repairing",
        "de, Welche Häuser streichst du?, das Haus",
        "fr, Où sont les chevaux?, un cheval",
        "es, ¿Dónde están los gatos?, el gato",
        "pt, Onde estão as meninas?, a menina",
        "it, Dove sono i libri?, il libro",
        "nl, Waar zijn de fietsen?, de fiets",
        "ja, 東京に行きましたか, 東京は雨でした",
        "xx, Zorbi ĉe Kralo, kralo zorbi"
    })
    void findsWordsInOtherForms(String language, String question, String text) {
        var words = TextAnalysis.ofQuery(question, language);

        assertThat(TextAnalysis.ofUnit(text, language)).containsAnyOf(words);
    }

    @Test
    void leavesOutWhatQuestionsConsistOf() {
        assertThat(TextAnalysis.ofQuery("What did I do with it, and when was that?", "en")).isEmpty();
    }

    @Test
    void hasEachWordOfAQuestionOnce() {
        assertThat(TextAnalysis.ofQuery("tea or no tea, with teas", "en")).hasSize(1);
    }

    @Test
    void readsUnknownLanguagesByTheirLetters() {
        assertThat(TextAnalysis.ofQuery("Crème BRÛLÉE", "")).isEqualTo(TextAnalysis.ofQuery("creme brulee", "und"));
    }
}
