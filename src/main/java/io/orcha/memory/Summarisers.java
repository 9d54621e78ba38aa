package io.orcha.memory;

import io.orcha.model.LanguageModel;
import io.orcha.model.offline.ExtractiveSummariser;
import io.orcha.model.offline.OfflineLanguageModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses the summariser that goes with the language model. */
@ApplicationScoped
class Summarisers {

    @Produces
    @Singleton
    Summariser summariser(LanguageModel model, MemoryConfig config) {
        if (model instanceof OfflineLanguageModel) {
            var extractive = new ExtractiveSummariser();
            return (current, statements) -> extractive.update(current, statements, config.maxBytes());
        }
        return new LanguageModelSummariser(model, config.maxBytes());
    }
}
