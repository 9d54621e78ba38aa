package io.orcha.memory.summary;

import io.orcha.memory.summary.Draft.Change;
import io.orcha.memory.summary.Draft.Learned;
import io.orcha.memory.summary.Draft.Reason;
import io.orcha.model.embedding.Embedder;
import io.orcha.model.offline.ExtractiveSummariser;
import io.orcha.model.offline.ExtractiveSummariser.Note;
import io.orcha.model.offline.ExtractiveSummariser.Said;
import io.orcha.model.offline.Merged;
import io.orcha.model.offline.StatementExtractor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Summaries without a language model: sentences of the user's own, selected by rules. */
final class OfflineSummariser implements Summariser {

    private static final Origin ORIGIN = new Origin("orcha-offline", "2");

    private final ExtractiveSummariser extractive;

    OfflineSummariser(Embedder embedder) {
        this.extractive = new ExtractiveSummariser(embedder);
    }

    @Override
    public Origin origin() {
        return ORIGIN;
    }

    @Override
    public Draft merge(SummaryRequest request) {
        var said = request.statements().stream()
                .flatMap(statement -> said(statement, request))
                .toList();
        return draft(extractive.merge(request.content(), notes(request), request.pinned(), said, request.maxBytes()));
    }

    @Override
    public Draft revise(String instruction, SummaryRequest request) {
        return draft(extractive.revise(
                request.content(), notes(request), request.pinned(), instruction, request.maxBytes()));
    }

    private static Stream<Said> said(SummaryRequest.Statement statement, SummaryRequest request) {
        return StatementExtractor.statements(statement.text()).stream()
                .map(text -> RelativeDates.absolute(text, statement.at(), request.zone()))
                .map(text -> new Said(text, statement.id()));
    }

    private static List<Note> notes(SummaryRequest request) {
        return request.notes().stream()
                .map(note -> new Note(note.text(), note.sources()))
                .toList();
    }

    private static Draft draft(Merged merged) {
        var learned = merged.learned().stream()
                .map(sentence -> new Learned(sentence.text(), sentence.sources()))
                .toList();
        var changes = merged.gone().stream()
                .map(gone -> new Change(gone.text(), gone.replacement(), reason(gone.why())))
                .toList();
        return new Draft(content(merged.text()), learned, changes);
    }

    private static @Nullable String content(String text) {
        return text.isBlank() ? null : text;
    }

    private static Reason reason(Merged.Why why) {
        return switch (why) {
            case CONTRADICTED -> Reason.CONTRADICTED;
            case REPEATED -> Reason.REPEATED;
            case COMPRESSED -> Reason.COMPRESSED;
            case INSTRUCTED -> Reason.INSTRUCTED;
        };
    }
}
