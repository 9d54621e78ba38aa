package io.orcha.memory.summary;

import io.orcha.model.LanguageModel;
import io.orcha.model.offline.OfflineLanguageModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses the summariser that goes with the language model. */
@ApplicationScoped
class Summarisers {

    @Produces
    @Singleton
    Summariser summariser(LanguageModel model) {
        return model instanceof OfflineLanguageModel ? new OfflineSummariser() : new LanguageModelSummariser(model);
    }
}
