package io.orcha.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordMatchTest {

    @Test
    void scoresMoreWordsRarerWordsAndShorterTextsHigher() {
        double[] scores = scores(
                "flights to Lisbon",
                List.of(
                        "Booked a flight to Lisbon.",
                        "Lives in Lisbon.",
                        "Lives in Lisbon, in a house with a garden, two cats and a dog.",
                        "Has a cat.",
                        "Missed a flight."),
                "en");

        assertThat(scores).hasSize(5);
        assertThat(scores[0]).isGreaterThan(scores[4]).isLessThan(1);
        assertThat(scores[4]).as("fewer texts have a flight than Lisbon").isGreaterThan(scores[1]);
        assertThat(scores[1]).isGreaterThan(scores[2]);
        assertThat(scores[3]).isZero();
    }

    @Test
    void readsWordsInTheirLanguage() {
        assertThat(scores("gatos", List.of("Tem um gato.", "Tem um cão."), "pt")[0])
                .isPositive();
    }

    @Test
    void findsNothingInNothing() {
        assertThat(scores("the", List.of("the cat", ""), "en")).containsOnly(0);
        assertThat(scores("cat", List.of(), "en")).isEmpty();
    }

    private static double[] scores(String question, List<String> texts, String language) {
        var words = texts.stream().map(text -> WordMatch.words(text, language)).toList();
        return WordMatch.of(question, words, language);
    }
}
