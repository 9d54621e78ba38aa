package io.orcha.memory.summary;

import io.orcha.model.offline.ExtractiveSummariser;
import java.util.List;

/** Summaries without a language model: sentences of the user's own, selected by rules. */
final class OfflineSummariser implements Summariser {

    private static final Origin ORIGIN = new Origin("orcha-offline", "1");

    private final ExtractiveSummariser extractive = new ExtractiveSummariser();

    @Override
    public Origin origin() {
        return ORIGIN;
    }

    @Override
    public Draft merge(SummaryRequest request) {
        var statements = request.statements().stream()
                .map(SummaryRequest.Statement::text)
                .toList();
        return draft(request, statements);
    }

    @Override
    public Draft revise(String instruction, SummaryRequest request) {
        return draft(request, List.of(instruction));
    }

    private Draft draft(SummaryRequest request, List<String> statements) {
        return new Draft(extractive.update(request.content(), statements, request.maxBytes()), List.of(), List.of());
    }
}
