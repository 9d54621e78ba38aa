package io.orcha.memory.summary;

import io.orcha.model.LanguageModel;
import io.orcha.model.embedding.Embedder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses the summariser that goes with the language model. */
@ApplicationScoped
public class Summarisers {

    @Produces
    @Singleton
    Summariser summariser(LanguageModel model, Embedder embedder) {
        return of(model, embedder);
    }

    /** The summariser for a model; its rules use the embedder to find what is said twice. */
    public static Summariser of(LanguageModel model, Embedder embedder) {
        return model.info().isOffline()
                ? new OfflineSummariser(embedder)
                : new LanguageModelSummariser(model, embedder);
    }

    /** The summariser that needs no model: it has an answer to everything. */
    public static Summariser offline(Embedder embedder) {
        return new OfflineSummariser(embedder);
    }
}
