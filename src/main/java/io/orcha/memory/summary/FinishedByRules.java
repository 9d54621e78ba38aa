package io.orcha.memory.summary;

import io.orcha.memory.summary.Draft.Change;
import io.orcha.memory.summary.Draft.Learned;
import io.orcha.memory.summary.SummaryRequest.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is done without the model once it failed to do it twice: facts that it ignores are added in the user's own words, and
 * a text that is too long is compressed by the rules of the offline summariser.
 */
final class FinishedByRules {

    private final Summariser rules;

    FinishedByRules(Summariser rules) {
        this.rules = rules;
    }

    /**
     * The draft that may be stored.
     *
     * @param unheard what the summary lacks
     */
    Draft finish(CheckedSummary summary, List<Learned> unheard, SummaryRequest request) {
        var draft = summary.draft(request.content(), false);
        var notes = new ArrayList<Note>();
        summary.lines().forEach(line -> notes.add(new Note(line.text(), line.messages())));
        var learned = new ArrayList<>(draft.learned());
        var content = draft.content();
        for (var fact : unheard) {
            content = with(content, fact.text());
            learned.add(fact);
            notes.add(new Note(fact.text(), fact.sources()));
        }
        var whole = new Draft(content, learned, draft.changes());
        return content == null || SummaryBudget.bytes(content) <= request.maxBytes()
                ? whole
                : compressed(whole, notes, request);
    }

    private Draft compressed(Draft whole, List<Note> notes, SummaryRequest request) {
        var shorter = rules.merge(new SummaryRequest(
                whole.content(),
                notes,
                List.of(),
                request.pinned(),
                request.suppressed(),
                request.zone(),
                request.language(),
                request.maxBytes()));
        var text = shorter.content() == null ? "" : shorter.content();
        var old = request.content() == null ? "" : request.content();
        var changes = Stream.concat(
                whole.changes().stream()
                        .map(change ->
                                new Change(change.removed(), present(change.replacement(), text), change.reason())),
                shorter.changes().stream().filter(change -> old.contains(change.removed())));
        return new Draft(
                shorter.content(),
                whole.learned().stream()
                        .filter(learned -> text.contains(learned.text()))
                        .toList(),
                changes.toList());
    }

    private static @Nullable String present(@Nullable String sentence, String text) {
        return sentence != null && text.contains(sentence) ? sentence : null;
    }

    private static String with(@Nullable String content, String sentence) {
        var line = "- " + sentence;
        return content == null || content.isBlank() ? line : content.stripTrailing() + "\n" + line;
    }
}
