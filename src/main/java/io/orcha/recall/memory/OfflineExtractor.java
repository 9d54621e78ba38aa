package io.orcha.recall.memory;

import io.orcha.memory.summary.RelativeDates;
import io.orcha.memory.summary.Summariser.Origin;
import io.orcha.model.offline.Remark;
import io.orcha.model.offline.StatementExtractor;
import io.orcha.recall.fact.StatedFact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
        var facts = new ArrayList<>(OfflineFacts.in(request.said(), request.zone()));
        var memories = new ArrayList<Candidate>();
        for (var message : request.said()) {
            statements(message).forEach(text -> memories.add(candidate(message, text, request, facts)));
        }
        return new Extraction(
                memories, facts.stream().map(OfflineFacts.InSentence::fact).toList());
    }

    private static Stream<String> statements(Said message) {
        return StatementExtractor.statements(message.text()).stream()
                .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= MemoryRequest.TEXT_BYTES)
                .filter(text -> Remark.of(text).isAboutUser());
    }

    /** Takes the facts that a statement says from the others. */
    private static List<StatedFact> taken(List<OfflineFacts.InSentence> facts, Said message, String text) {
        var said = facts.stream()
                .filter(fact -> fact.message().equals(message.id()) && fact.standsIn(text))
                .toList();
        facts.removeAll(said);
        return said.stream().map(OfflineFacts.InSentence::fact).toList();
    }

    private static Candidate candidate(
            Said message, String text, Request request, List<OfflineFacts.InSentence> facts) {
        var kind = MemoryKind.of(Remark.of(text).topic());
        return new Candidate(
                RelativeDates.absolute(text, message.at(), request.zone()),
                kind,
                kind.importance(),
                CONFIDENCE,
                null,
                null,
                List.of(message.id()),
                List.of(),
                taken(facts, message, text));
    }
}
