package io.orcha.memory.rollup;

import io.orcha.memory.MemoryText;
import io.orcha.memory.SummaryInputs;
import io.orcha.memory.review.Screener;
import io.orcha.memory.review.Screener.HeldBack;
import io.orcha.memory.summary.Draft;
import io.orcha.memory.summary.Summariser;
import io.orcha.memory.summary.Summariser.Origin;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.offline.Canonical;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges messages of a user into their memory: screened before, so that a summariser never sees what has to be reviewed, and
 * after, because a model may word things anew; with what the user pinned put back. Nothing is stored here.
 */
@ApplicationScoped
public class StatementMerge {

    private final SummaryInputs inputs;
    private final Summariser summariser;
    private final Screener screener;

    StatementMerge(SummaryInputs inputs, Summariser summariser, Screener screener) {
        this.inputs = inputs;
        this.summariser = summariser;
        this.screener = screener;
    }

    /** The same, with another summariser. */
    StatementMerge by(Summariser other) {
        return new StatementMerge(inputs, other, screener);
    }

    /** What makes the summaries. */
    public Origin origin() {
        return summariser.origin();
    }

    /**
     * Merges.
     *
     * @param before the memory's text; null when there is none
     * @param said the messages, oldest first
     * @throws io.orcha.platform.problem.ProblemException when no usable text could be made
     */
    public Merged merge(UserId user, @Nullable String before, List<Statement> said) {
        var held = new ArrayList<HeldBack>();
        var statements = new ArrayList<Statement>();
        for (var message : said) {
            var screened = screener.screen(message.id(), message.text());
            held.addAll(screened.held());
            if (!screened.harmless().isBlank()) {
                statements.add(new Statement(message.id(), message.at(), screened.harmless()));
            }
        }
        if (statements.isEmpty()) {
            return new Merged(new Draft(before, List.of(), List.of()), held);
        }
        var request = inputs.request(user, before, statements);
        var draft = summariser.merge(request);
        var screened = screener.screen(draft, before);
        held.addAll(screened.held());
        var whole = withNothingLost(screened.draft(), before);
        return new Merged(withPins(whole, request.pinned()), held);
    }

    /** A sentence of the memory goes only with a change that says why; one that is gone without it is put back. */
    private static Draft withNothingLost(Draft draft, @Nullable String before) {
        var content = draft.content();
        var kept = " " + Canonical.of(content == null ? "" : content) + " ";
        for (var sentence : MemoryText.sentences(before)) {
            var canonical = Canonical.of(sentence);
            boolean explained = draft.changes().stream()
                    .map(change -> Canonical.of(change.removed()))
                    .anyMatch(removed -> removed.contains(canonical) || canonical.contains(removed));
            if (!explained && !kept.contains(" " + canonical + " ")) {
                content = MemoryText.with(content, sentence);
            }
        }
        var whole = content == null || content.isBlank() ? null : content;
        return new Draft(whole, draft.learned(), draft.changes());
    }

    /** What the user pinned wins over the model. */
    private static Draft withPins(Draft draft, List<String> pinned) {
        var content = draft.content();
        var kept = MemoryText.sentences(content);
        for (var pin : pinned) {
            if (!kept.containsAll(MemoryText.sentences(pin))) {
                content = MemoryText.with(content, pin);
            }
        }
        return new Draft(content, draft.learned(), draft.changes());
    }

    /**
     * What a merge made.
     *
     * @param draft may be stored
     * @param held has to be reviewed
     */
    public record Merged(Draft draft, List<HeldBack> held) {

        public Merged {
            held = List.copyOf(held);
        }
    }
}
