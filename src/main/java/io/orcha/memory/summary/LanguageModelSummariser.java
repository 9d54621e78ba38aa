package io.orcha.memory.summary;

import io.orcha.model.LanguageModel;
import io.orcha.model.LanguageModel.Completion;
import io.orcha.model.ModelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of the language model, or two when the first answer is of no use: numbered notes and statements in, sentences with
 * their sources out. What the model says is checked, so that it can neither lose a note without a reason nor add what nobody
 * said.
 */
final class LanguageModelSummariser implements Summariser {

    /** Until a summary that failed is worth another try. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private final LanguageModel model;

    LanguageModelSummariser(LanguageModel model) {
        this.model = model;
    }

    /** What came of an answer. */
    private sealed interface Outcome {

        record Usable(Draft draft) implements Outcome {}

        /** Something may be missing that a second answer would have. */
        record Improvable(Draft draft, String problem) implements Outcome {}

        /** @param repair the problem with the details that the model needs */
        record Unusable(String problem, String repair) implements Outcome {

            Unusable(String problem) {
                this(problem, problem);
            }
        }
    }

    @Override
    public Origin origin() {
        return new Origin(model.info().name(), SummaryPrompt.VERSION);
    }

    @Override
    public Draft merge(SummaryRequest request) {
        return summarise(EvidenceList.forMerge(request), request);
    }

    @Override
    public Draft revise(String instruction, SummaryRequest request) {
        return summarise(EvidenceList.forRevision(instruction, request), request);
    }

    private Draft summarise(EvidenceList evidence, SummaryRequest request) {
        var prompt = SummaryPrompt.of(evidence, request);
        var answer = model.completeInBackground(prompt, SummaryAnswer.SCHEMA);
        return switch (judge(answer, evidence, request)) {
            case Outcome.Usable(var draft) -> draft;
            case Outcome.Improvable(var draft, var problem) -> {
                var repaired = model.completeInBackground(
                        SummaryPrompt.repairing(prompt, answer.text(), problem), SummaryAnswer.SCHEMA);
                yield accept(judge(repaired, evidence, request), draft);
            }
            case Outcome.Unusable unusable -> {
                var repaired = model.completeInBackground(
                        SummaryPrompt.repairing(prompt, answer.text(), unusable.repair()), SummaryAnswer.SCHEMA);
                yield accept(judge(repaired, evidence, request), null);
            }
        };
    }

    private static Draft accept(Outcome last, @Nullable Draft otherwise) {
        return switch (last) {
            case Outcome.Usable(var draft) -> draft;
            case Outcome.Improvable improvable -> improvable.draft();
            case Outcome.Unusable unusable -> {
                if (otherwise == null) {
                    throw ModelException.unavailable(
                            "The language model's summary " + unusable.problem() + ".", LATER, null);
                }
                yield otherwise;
            }
        };
    }

    private static Outcome judge(Completion completion, EvidenceList evidence, SummaryRequest request) {
        if (completion.truncated()) {
            return new Outcome.Unusable("is cut short", "was cut short because it is too long; be more concise");
        }
        var answer = SummaryAnswer.parse(completion.text());
        if (answer == null) {
            return new Outcome.Unusable("is not the JSON object that was asked for");
        }
        if (answer.sentences().isEmpty()
                && answer.dropped().isEmpty()
                && !evidence.notes().isEmpty()) {
            return new Outcome.Unusable(
                    "is empty", "leaves out all present notes; list those that stay, and add what is new");
        }
        var supported = SupportedLines.of(answer, evidence);
        var faults = String.join("; ", supported.faults());
        if (supported.lines().isEmpty() && !supported.faults().isEmpty()) {
            return new Outcome.Unusable("rests on nothing that was said", faults);
        }
        var budget = SummaryBudget.of(request.content(), request.maxBytes());
        var checked = CheckedSummary.of(answer, supported.lines(), evidence, budget);
        var draft = checked.draft(request.content(), evidence.isRevision());
        var content = draft.content();
        if (content != null && SummaryBudget.bytes(content) > budget.max()) {
            return new Outcome.Unusable(
                    "is longer than a memory may be",
                    "makes notes of %d bytes, and there is room for %d; drop as \"compressed\" what matters least"
                            .formatted(SummaryBudget.bytes(content), budget.max()));
        }
        return supported.unheard() ? new Outcome.Improvable(draft, faults) : new Outcome.Usable(draft);
    }
}
