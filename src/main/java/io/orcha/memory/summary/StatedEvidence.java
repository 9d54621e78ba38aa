package io.orcha.memory.summary;

import io.orcha.memory.summary.SummaryRequest.Statement;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a user said, numbered {@code m1}, {@code m2} and so on for a model, and whether a sentence that cites it rests on it. */
public final class StatedEvidence {

    private final Map<String, Evidence> byNumber = new LinkedHashMap<>();
    private final ZoneId zone;

    private StatedEvidence(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Numbers statements in their order.
     *
     * @param zone the time zone in which the times beside them are written
     */
    public static StatedEvidence of(List<Statement> said, ZoneId zone) {
        var stated = new StatedEvidence(zone);
        for (var statement : said) {
            var evidence = Evidence.statement(stated.byNumber.size() + 1, statement);
            stated.byNumber.put(evidence.id(), evidence);
        }
        return stated;
    }

    /** The statements for a prompt, one a line with number and time, without anything that passes for the prompt's structure. */
    public String lines() {
        return byNumber.values().stream()
                .map(evidence -> SummaryPrompt.statement(evidence, zone))
                .collect(Collectors.joining("\n"));
    }

    /** Any other text as one such harmless line. */
    public static String line(String text) {
        return Evidence.oneLine(text);
    }

    /** The messages with some numbers, in the order of the statements; numbers that there are not are left out. */
    public List<UUID> messages(List<String> numbers) {
        return byNumber.values().stream()
                .filter(evidence -> numbers.contains(evidence.id()))
                .flatMap(evidence -> evidence.messages().stream())
                .toList();
    }

    /** What is wrong with a sentence that cites these numbers, as its author is told; empty when nothing is. */
    public Optional<String> fault(String sentence, List<String> numbers) {
        var cited = numbers.stream()
                .distinct()
                .map(byNumber::get)
                .filter(Objects::nonNull)
                .toList();
        return Optional.ofNullable(EvidenceCheck.fault(sentence, cited)).map(EvidenceCheck.Fault::description);
    }
}
