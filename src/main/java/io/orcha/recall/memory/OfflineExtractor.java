package io.orcha.recall.memory;

import io.orcha.memory.summary.RelativeDates;
import io.orcha.memory.summary.Summariser.Origin;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.offline.Remark;
import io.orcha.model.offline.StatementExtractor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Extraction without a language model: sentences in which users speak of themselves, in their own words, with dates resolved. */
final class OfflineExtractor implements Extractor {

    private static final Origin ORIGIN = new Origin("orcha-offline", "1");

    /** Rules take a sentence as it stands; whether it was meant so they cannot tell. */
    private static final float CONFIDENCE = 0.7f;

    @Override
    public Origin origin() {
        return ORIGIN;
    }

    @Override
    public Extraction extract(Request request) {
        return new Extraction(request.said().stream()
                .flatMap(message -> candidates(message, request))
                .toList());
    }

    private static Stream<Candidate> candidates(Statement message, Request request) {
        return StatementExtractor.statements(message.text()).stream()
                .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= MemoryRequest.TEXT_BYTES)
                .flatMap(text -> {
                    var remark = Remark.of(text);
                    return remark.isAboutUser() ? Stream.of(candidate(message, text, remark, request)) : Stream.empty();
                });
    }

    private static Candidate candidate(Statement message, String text, Remark remark, Request request) {
        var kind = MemoryKind.of(remark.topic());
        return new Candidate(
                RelativeDates.absolute(text, message.at(), request.zone()),
                kind,
                kind.importance(),
                CONFIDENCE,
                null,
                null,
                List.of(message.id()),
                List.of());
    }
}
