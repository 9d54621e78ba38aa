package io.orcha.recall.memory;

import io.orcha.memory.summary.StatedEvidence;
import io.orcha.recall.fact.StatedFact;
import io.orcha.recall.fact.StatedFact.Polarity;
import io.orcha.recall.fact.Thing;
import io.orcha.recall.memory.ExtractionAnswer.Found;
import io.orcha.recall.memory.Extractor.Extraction;
import io.orcha.recall.memory.Extractor.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of an answer is believed.
 *
 * @param extraction the memories that rest on messages
 * @param faults one for each memory that was thrown away, as its author is told
 */
record CheckedExtraction(Extraction extraction, List<String> faults) {

    /** Nobody says so much that matters in one message; more is chatter, or an attempt to fill the memory. */
    private static final int MOST_PER_MESSAGE = 12;

    private static final int MOST_FAULTS = 10;
    private static final float IMPORTANCE_UNKNOWN = 0.5f;

    CheckedExtraction {
        faults = List.copyOf(faults);
    }

    static CheckedExtraction of(ExtractionAnswer answer, StatedEvidence said, Request request) {
        var memories = new ArrayList<Candidate>();
        var faults = new ArrayList<String>();
        var texts = new HashSet<String>();
        int number = 0;
        for (var found : answer.memories()) {
            number++;
            var fault = memories.size() >= MOST_PER_MESSAGE * request.said().size()
                    ? Optional.of("is one too many")
                    : fault(found, said);
            if (fault.isPresent()) {
                faults.add("memory %d %s".formatted(number, fault.get()));
            } else if (texts.add(found.text())) {
                memories.add(candidate(found, said, request));
            }
        }
        return new CheckedExtraction(
                new Extraction(memories, List.of()),
                faults.stream().limit(MOST_FAULTS).toList());
    }

    private static Optional<String> fault(Found found, StatedEvidence said) {
        if (found.text().isEmpty()) {
            return Optional.of("has no text");
        }
        if (found.text().getBytes(StandardCharsets.UTF_8).length > MemoryRequest.TEXT_BYTES) {
            return Optional.of("is longer than a sentence");
        }
        if (MemoryKind.of(found.kind()).isEmpty()) {
            return Optional.of("has a kind that there is not");
        }
        return said.fault(found.text(), found.sources());
    }

    private static Candidate candidate(Found found, StatedEvidence said, Request request) {
        var kind = MemoryKind.of(found.kind()).orElseThrow();
        var from = CalendarSpan.of(found.validFrom(), request.zone());
        var to = CalendarSpan.of(found.validTo(), request.zone());
        boolean ordered = from.isEmpty()
                || to.isEmpty()
                || to.get().end().isAfter(from.get().start());
        return new Candidate(
                StatedEvidence.line(found.text()),
                kind,
                share(found.importance(), IMPORTANCE_UNKNOWN),
                share(found.confidence(), IMPORTANCE_UNKNOWN),
                ordered ? from.map(CalendarSpan::start).orElse(null) : null,
                ordered ? to.map(CalendarSpan::end).orElse(null) : null,
                said.messages(found.sources()),
                superseded(found, request),
                facts(
                        found,
                        said,
                        from.map(CalendarSpan::start).orElse(null),
                        to.map(CalendarSpan::end).orElse(null)));
    }

    /** A fact of which any part is nobody's word is left out; the memory stays. */
    private static List<StatedFact> facts(
            Found found, StatedEvidence said, @Nullable Instant from, @Nullable Instant to) {
        boolean ordered = from == null || to == null || to.isAfter(from);
        var like = new StatedFact(
                Thing.USER,
                "",
                Thing.USER,
                Polarity.HOLDS,
                share(found.confidence(), IMPORTANCE_UNKNOWN),
                ordered ? from : null,
                ordered ? to : null,
                said.messages(found.sources()));
        return found.facts().stream()
                .flatMap(fact ->
                        fact.checked(name -> said.fault(name, found.sources()).isEmpty(), like).stream())
                .distinct()
                .toList();
    }

    /** Only what the model was shown; that it is about the same thing is seen when the memories are compared. */
    private static List<UUID> superseded(Found found, Request request) {
        return found.supersedes().stream()
                .filter(id -> id.startsWith("k") && id.length() < 6)
                .map(id -> Integer.parseInt(id.substring(1)) - 1)
                .filter(place -> place >= 0 && place < request.known().size())
                .map(place -> request.known().get(place).id())
                .toList();
    }

    private static float share(double given, float otherwise) {
        return Double.isNaN(given) ? otherwise : (float) Math.clamp(given, 0, 1);
    }
}
