package io.orcha.memory.summary;

import io.orcha.memory.summary.Draft.Learned;
import io.orcha.model.LanguageModel;
import io.orcha.model.LanguageModel.Completion;
import io.orcha.model.ModelException;
import io.orcha.model.Prompt;
import io.orcha.model.embedding.Embedder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One call of the language model, or two when the first answer leaves something to be desired: numbered notes and statements
 * in, sentences with their sources out. What the model says is checked, so that it can neither lose a note without a reason
 * nor add what nobody said. What it still ignores of a statement, or makes too long, after the second call is finished by
 * rules; the version names the model all the same, because it made the text.
 */
final class LanguageModelSummariser implements Summariser {

    /** Until a summary that failed is worth another try. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private final LanguageModel model;
    private final Unheard unheard;
    private final FinishedByRules finish;

    LanguageModelSummariser(LanguageModel model, Embedder embedder) {
        this.model = model;
        var rules = new OfflineSummariser(embedder);
        this.unheard = new Unheard(rules);
        this.finish = new FinishedByRules(rules);
    }

    /** What came of an answer. */
    private sealed interface Outcome {

        record Usable(Draft draft) implements Outcome {}

        /**
         * Something is wrong that a second answer may put right, and rules otherwise.
         *
         * @param ignored what the user stated and the summary lacks
         */
        record Improvable(CheckedSummary summary, List<Learned> ignored, String problem) implements Outcome {}

        /** @param repair the problem with the details that the model needs */
        record Unusable(String problem, String repair) implements Outcome {

            Unusable(String problem) {
                this(problem, problem);
            }
        }
    }

    /**
     * What is summarised.
     *
     * @param facts what the user stated, as rules see it; none for an instruction, which may say no more than what shall go
     */
    private record Task(EvidenceList evidence, SummaryRequest request, List<Learned> facts) {}

    @Override
    public Origin origin() {
        return new Origin(model.info().name(), SummaryPrompt.VERSION);
    }

    /** Fails as {@link ModelException#isUnusable() unusable} when neither answer could be used. */
    @Override
    public Draft merge(SummaryRequest request) {
        return summarise(new Task(EvidenceList.forMerge(request), request, unheard.facts(request)));
    }

    @Override
    public Draft revise(String instruction, SummaryRequest request) {
        return summarise(new Task(EvidenceList.forRevision(instruction, request), request, List.of()));
    }

    private Draft summarise(Task task) {
        var prompt = SummaryPrompt.of(task.evidence(), task.request());
        var answer = model.completeInBackground(prompt, SummaryAnswer.SCHEMA);
        var first = judge(answer, task);
        return switch (first) {
            case Outcome.Usable(var draft) -> draft;
            case Outcome.Improvable improvable -> again(prompt, answer, improvable.problem(), first, task);
            case Outcome.Unusable unusable -> again(prompt, answer, unusable.repair(), first, task);
        };
    }

    private Draft again(Prompt prompt, Completion answer, String problem, Outcome first, Task task) {
        var repaired = model.completeInBackground(
                SummaryPrompt.repairing(prompt, answer.text(), problem), SummaryAnswer.SCHEMA);
        var second = judge(repaired, task);
        return accept(second instanceof Outcome.Unusable && first instanceof Outcome.Improvable ? first : second, task);
    }

    private Draft accept(Outcome last, Task task) {
        return switch (last) {
            case Outcome.Usable(var draft) -> draft;
            case Outcome.Improvable improvable ->
                task.evidence().isRevision()
                        ? improvable.summary().draft(task.request().content(), true)
                        : finish.finish(improvable.summary(), improvable.ignored(), task.request());
            case Outcome.Unusable unusable ->
                throw ModelException.unusable("The language model's summary " + unusable.problem() + ".", LATER, null);
        };
    }

    private static Outcome judge(Completion completion, Task task) {
        if (completion.truncated()) {
            return new Outcome.Unusable("is cut short", "was cut short because it is too long; be more concise");
        }
        var answer = SummaryAnswer.parse(completion.text());
        if (answer == null) {
            return new Outcome.Unusable("is not the JSON object that was asked for");
        }
        if (isEmpty(answer) && !isNothingNew(task)) {
            return new Outcome.Unusable(
                    "is empty", "leaves out all present notes; list those that stay, and add what is new");
        }
        var supported = SupportedLines.of(answer, task.evidence());
        if (supported.lines().isEmpty() && !supported.faults().isEmpty()) {
            return new Outcome.Unusable("rests on nothing that was said", String.join("; ", supported.faults()));
        }
        return judge(answer, supported, task);
    }

    private static Outcome judge(SummaryAnswer answer, SupportedLines supported, Task task) {
        var evidence = task.evidence();
        var request = task.request();
        var budget = SummaryBudget.of(request.content(), request.maxBytes());
        var checked = CheckedSummary.of(answer, supported.lines(), evidence, budget);
        var draft = checked.draft(request.content(), evidence.isRevision());
        var ignored = Unheard.of(task.facts(), checked.lines());
        var problems = new ArrayList<>(supported.faults());
        if (!ignored.isEmpty()) {
            problems.add("leaves out what the user stated in " + numbers(ignored, evidence));
        }
        var content = draft.content();
        if (content != null && SummaryBudget.bytes(content) > budget.max()) {
            problems.add("makes notes of %d bytes, and there is room for %d; drop as \"compressed\" what matters least"
                    .formatted(SummaryBudget.bytes(content), budget.max()));
            var problem = String.join("; ", problems);
            return evidence.isRevision()
                    ? new Outcome.Unusable("is longer than a memory may be", problem)
                    : new Outcome.Improvable(checked, ignored, problem);
        }
        return supported.misused() || !ignored.isEmpty()
                ? new Outcome.Improvable(checked, ignored, String.join("; ", problems))
                : new Outcome.Usable(draft);
    }

    private static boolean isEmpty(SummaryAnswer answer) {
        return answer.sentences().isEmpty() && answer.dropped().isEmpty();
    }

    /** A greeting may leave the notes as they are, and a model then may say nothing at all. */
    private static boolean isNothingNew(Task task) {
        return task.evidence().notes().isEmpty()
                || (!task.evidence().isRevision() && task.facts().isEmpty());
    }

    private static String numbers(List<Learned> facts, EvidenceList evidence) {
        var messages = facts.stream().flatMap(fact -> fact.sources().stream()).collect(Collectors.toSet());
        return evidence.of(Evidence.Kind.STATEMENT).stream()
                .filter(statement -> messages.containsAll(statement.messages()))
                .map(Evidence::id)
                .collect(Collectors.joining(", "));
    }
}
