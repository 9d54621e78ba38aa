package io.orcha.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.memory.summary.Summariser;
import io.orcha.memory.summary.Summarisers;
import io.orcha.model.TokenCounter;
import io.orcha.model.embedding.Embedders;
import io.orcha.model.offline.OfflineLanguageModel;
import org.junit.jupiter.api.Test;

/** What later statements replace, and what they leave alone. */
class PairsTest {

    private final Summariser summariser =
            Summarisers.of(new OfflineLanguageModel(new TokenCounter()), Embedders.ofDefault());

    @Test
    void aChangeTakesTheOldValueOut() {
        assertThat(Pairs.Table.REPLACED.read().wrongWith(summariser)).isEmpty();
    }

    @Test
    void whatHoldsBesideStays() {
        assertThat(Pairs.Table.KEPT.read().wrongWith(summariser)).isEmpty();
    }
}
