package io.orcha.memory.summary;

import io.orcha.memory.summary.EvidenceCheck.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * The sentences of an answer that rest on evidence, and what is wrong with the others.
 *
 * @param lines the sentences in their order, each text once
 * @param faults one for each sentence that was thrown away, as its author is told
 * @param misused whether a statement is cited only by sentences that were thrown away, so that a fact may be lost
 */
record SupportedLines(List<SummaryLine> lines, List<String> faults, boolean misused) {

    static SupportedLines of(SummaryAnswer answer, EvidenceList evidence) {
        var lines = new ArrayList<SummaryLine>();
        var faults = new ArrayList<String>();
        var misused = new ArrayList<Evidence>();
        int number = 0;
        for (var sentence : answer.sentences()) {
            number++;
            var text = EvidenceList.key(sentence.text());
            var cited = evidence.cited(sentence.sources());
            var note = evidence.noteReading(text, cited);
            if (note != null) {
                add(lines, SummaryLine.unchanged(note, EvidenceCheck.supporting(text, cited)));
                continue;
            }
            var fault = EvidenceCheck.fault(text, cited);
            if (fault == null) {
                add(lines, new SummaryLine(text, EvidenceCheck.supporting(text, cited), null));
            } else {
                faults.add("sentence %d %s".formatted(number, fault.description()));
                cited.stream().filter(source -> !source.isNote()).forEach(misused::add);
                if (fault == Fault.UNSOURCED) {
                    misused.addAll(evidence.of(Evidence.Kind.STATEMENT)); // It may have meant any of them.
                }
            }
        }
        boolean unheard = misused.stream().anyMatch(source -> lines.stream().noneMatch(line -> line.cites(source)));
        return new SupportedLines(List.copyOf(lines), List.copyOf(faults), unheard);
    }

    private static void add(List<SummaryLine> lines, SummaryLine line) {
        for (int i = 0; i < lines.size(); i++) {
            var earlier = lines.get(i);
            if (earlier.text().equals(line.text())) {
                lines.set(i, earlier.with(line.sources()));
                return;
            }
        }
        lines.add(line);
    }
}
