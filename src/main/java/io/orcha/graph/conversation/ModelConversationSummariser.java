package io.orcha.graph.conversation;

import io.orcha.memory.summary.StatedEvidence;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.LanguageModel;
import io.orcha.model.ModelException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/**
 * One call of the language model, or two when the first answer leaves something to be desired. A sentence that rests on nothing that
 * was said is thrown away.
 */
final class ModelConversationSummariser implements ConversationSummariser {

    /** Until a summary that failed is worth another try. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private final LanguageModel model;

    ModelConversationSummariser(LanguageModel model) {
        this.model = model;
    }

    @Override
    public String model() {
        return model.info().name();
    }

    @Override
    public String summarise(List<Statement> said, ZoneId zone, Predicate<String> harmless) {
        var evidence = StatedEvidence.of(said, zone);
        var prompt = SummaryPrompt.of(evidence, zone);
        var completion = model.completeInBackground(prompt, SummaryAnswer.SCHEMA);
        var first = SummaryAnswer.of(completion, evidence, said.size(), harmless);
        if (first.faults().isEmpty()) {
            return first.text();
        }
        var repairing = SummaryPrompt.repairing(prompt, completion.text(), String.join("; ", first.faults()));
        var second = SummaryAnswer.of(
                model.completeInBackground(repairing, SummaryAnswer.SCHEMA), evidence, said.size(), harmless);
        var last = second.isUsable() ? second : first;
        if (!last.isUsable()) {
            throw ModelException.unusable(
                    "The language model's summary %s.".formatted(String.join("; ", last.faults())), LATER, null);
        }
        return last.text();
    }
}
