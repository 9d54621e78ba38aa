package io.orcha.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.model.offline.facts.FactExtractor;
import org.junit.jupiter.api.Test;

/** The aims of the facts that are read offline, on both halves of the gold statements. */
class GraphTableTest {

    private final FactExtractor extractor = new FactExtractor();

    @Test
    void readsTheOpenHalfNearlyWithoutMistakes() {
        var score = GraphScore.of(extractor, GraphTable.OPEN);

        assertThat(score.all().precision()).as("%s", score.errors()).isGreaterThanOrEqualTo(0.93);
        assertThat(score.all().recall()).as("%s", score.errors()).isGreaterThanOrEqualTo(0.8);
        assertThat(score.rightlyDated()).isGreaterThanOrEqualTo((int) (score.dated() * 0.95));
    }

    /** What is wrong there is not shown, so that nobody writes rules for it. */
    @Test
    void reachesTheAimsOnTheHalfThatIsKeptAside() {
        var score = GraphScore.of(extractor, GraphTable.KEPT_ASIDE);

        assertThat(score.reachesAims())
                .as(
                        "precision %.3f, recall %.3f",
                        score.all().precision(), score.all().recall())
                .isTrue();
    }
}
