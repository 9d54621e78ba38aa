package io.orcha.recall.memory;

import io.orcha.memory.summary.StatedEvidence;
import io.orcha.memory.summary.Summariser.Origin;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.LanguageModel;
import io.orcha.model.LanguageModel.Completion;
import io.orcha.model.ModelException;
import io.orcha.model.Prompt;
import java.time.Duration;

/**
 * One call of the language model, or two when the first answer leaves something to be desired. What the model says is checked:
 * what rests on no message is thrown away, whatever it is.
 */
final class LanguageModelExtractor implements Extractor {

    /** Until an extraction that failed is worth another try. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private final LanguageModel model;

    LanguageModelExtractor(LanguageModel model) {
        this.model = model;
    }

    @Override
    public Origin origin() {
        return new Origin(model.info().name(), ExtractionPrompt.VERSION);
    }

    /** What came of an answer. */
    private sealed interface Outcome {

        record Usable(CheckedExtraction checked) implements Outcome {}

        /** @param problem as its author is told */
        record Unusable(String problem) implements Outcome {}
    }

    @Override
    public Extraction extract(Request request) {
        var said = StatedEvidence.of(
                request.said().stream().map(LanguageModelExtractor::spoken).toList(), request.zone());
        var prompt = ExtractionPrompt.of(said, request);
        var answer = model.completeInBackground(prompt, ExtractionAnswer.SCHEMA);
        var first = judge(answer, said, request);
        return switch (first) {
            case Outcome.Usable(var checked) when checked.faults().isEmpty() -> checked.extraction();
            case Outcome.Usable(var checked) ->
                again(prompt, answer, String.join("; ", checked.faults()), first, said, request);
            case Outcome.Unusable(var problem) -> again(prompt, answer, problem, first, said, request);
        };
    }

    /** What somebody else said in the user's role says so. */
    private static Statement spoken(Said message) {
        return message.speaker() == null
                ? message.statement()
                : new Statement(message.id(), message.at(), message.speaker() + " says: " + message.text());
    }

    private Extraction again(
            Prompt prompt, Completion answer, String problem, Outcome first, StatedEvidence said, Request request) {
        var repairing = ExtractionPrompt.repairing(prompt, answer.text(), problem);
        var second = judge(model.completeInBackground(repairing, ExtractionAnswer.SCHEMA), said, request);
        var last = second instanceof Outcome.Unusable ? first : second;
        return switch (last) {
            // What is still wrong was thrown away, and the rest rests on what was said.
            case Outcome.Usable(var checked) -> checked.extraction();
            case Outcome.Unusable(var why) ->
                throw ModelException.unusable("The language model's list of memories " + why + ".", LATER, null);
        };
    }

    private static Outcome judge(Completion completion, StatedEvidence said, Request request) {
        if (completion.truncated()) {
            return new Outcome.Unusable("was cut short because it is too long; note only what matters");
        }
        var answer = ExtractionAnswer.parse(completion.text());
        if (answer == null) {
            return new Outcome.Unusable("is not the JSON object that was asked for");
        }
        var checked = CheckedExtraction.of(answer, said, request);
        boolean nothingLeft =
                checked.extraction().memories().isEmpty() && !answer.memories().isEmpty();
        return nothingLeft ? new Outcome.Unusable(String.join("; ", checked.faults())) : new Outcome.Usable(checked);
    }
}
