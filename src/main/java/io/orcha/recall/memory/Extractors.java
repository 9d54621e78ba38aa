package io.orcha.recall.memory;

import io.orcha.model.LanguageModel;
import jakarta.enterprise.context.ApplicationScoped;

/** What finds memories in messages: the language model when there is one, and the rules that always have an answer. */
@ApplicationScoped
class Extractors {

    private final Extractor best;
    private final Extractor rules = new OfflineExtractor();

    Extractors(LanguageModel model) {
        this.best = model.info().isOffline() ? rules : new LanguageModelExtractor(model);
    }

    Extractor best() {
        return best;
    }

    /** What needs no model. */
    Extractor rules() {
        return rules;
    }

    /** Whether an extractor is the one that needs no model. */
    boolean isByRules(Extractor extractor) {
        return extractor.equals(rules);
    }
}
