package io.orcha.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.memory.summary.Summariser;
import io.orcha.memory.summary.Summarisers;
import io.orcha.model.TokenCounter;
import io.orcha.model.embedding.Embedders;
import io.orcha.model.offline.OfflineLanguageModel;
import org.junit.jupiter.api.Test;

/** The evaluation of src/eval with a fifth of its facts, so that what the command measures cannot rot. */
class MemoryRetentionTest {

    private static final int PLENTY = 100_000;

    private final Year year = Year.of(5, 40, 0.2);
    private final Summariser summariser =
            Summarisers.of(new OfflineLanguageModel(new TokenCounter()), Embedders.ofDefault());

    @Test
    void keepsAllFactsAndNoStaleValueWhenEverythingFits() {
        var score = new Score(Simulation.run(year, summariser, PLENTY));

        assertThat(score.outcome().facts()).hasSizeGreaterThan(55);
        assertThat(score.retained(_ -> true)).as("lost %s", score.lostFacts()).isGreaterThanOrEqualTo(0.95);
        assertThat(score.staleFacts()).filteredOn(fact -> !fact.heldOut()).isEmpty();
        assertThat(score.outcome().unexplained()).isZero();
    }

    @Test
    void keepsIdentityAndPinnedFactsWhenSpaceIsShort() {
        var all = Simulation.run(year, summariser, PLENTY).memory().length();

        var score = new Score(Simulation.run(year, summariser, all * 2 / 5));

        assertThat(score.retained(fact -> fact.pinned() || (fact.kind().identity && !fact.heldOut())))
                .as("lost %s", score.lostFacts())
                .isEqualTo(1);
        assertThat(score.staleFacts()).filteredOn(fact -> !fact.heldOut()).isEmpty();
        assertThat(score.outcome().unexplained()).isZero();
    }
}
