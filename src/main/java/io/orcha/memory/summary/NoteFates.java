package io.orcha.memory.summary;

import io.orcha.memory.summary.Draft.Change;
import io.orcha.memory.summary.Draft.Reason;
import io.orcha.memory.summary.Evidence.Kind;
import io.orcha.memory.summary.SummaryAnswer.Dropped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges, note by note, whether the model has a reason for what it does to it that holds. */
final class NoteFates {

    /** How many notes one statement may contradict without sharing a word with them: "I moved" ends more than one thing. */
    private static final int MOST_UNRELATED = 3;

    private final EvidenceList evidence;
    private final List<SummaryLine> lines;
    private final boolean spaceIsShort;
    private final Map<String, Dropped> dropped = new HashMap<>();
    private final Map<String, Integer> unrelated = new HashMap<>();

    NoteFates(EvidenceList evidence, SummaryAnswer answer, List<SummaryLine> lines, boolean spaceIsShort) {
        this.evidence = evidence;
        this.lines = lines;
        this.spaceIsShort = spaceIsShort;
        answer.dropped().forEach(drop -> dropped.putIfAbsent(drop.note(), drop));
    }

    /** What becomes of a note whose text is not among the lines; null when it has to be put back. */
    @Nullable Change of(Evidence note) {
        if (evidence.isPinned(note) && !evidence.isRevision()) {
            return null;
        }
        var citing = lines.stream().filter(line -> line.cites(note)).toList();
        var replaced = citing.isEmpty() ? null : replacedBy(citing, note);
        var change = replaced == null ? droppedFor(note) : replaced;
        boolean forWantOfCare = change != null
                && (change.reason() == Reason.COMPRESSED || change.reason() == Reason.REPEATED)
                && evidence.isSuppressed(note);
        return forWantOfCare ? null : change;
    }

    private @Nullable Change replacedBy(List<SummaryLine> citing, Evidence note) {
        var said = EvidenceWords.union(
                citing.stream().map(line -> EvidenceWords.of(line.text())).toList());
        for (var line : citing) {
            if (line.cites(Kind.INSTRUCTION)) {
                return change(note, line, Reason.INSTRUCTED);
            }
        }
        if (said.preserves(note.words())) {
            return change(note, citing.getFirst(), Reason.REPEATED);
        }
        for (var line : citing) {
            if (line.cites(Kind.STATEMENT) && isAbout(note, line)) {
                return change(note, line, Reason.CONTRADICTED);
            }
        }
        return spaceIsShort && said.touches(note.words()) ? change(note, citing.getFirst(), Reason.COMPRESSED) : null;
    }

    /** Whether a sentence, or what the user said for it, has anything to do with a note: a mere claim replaces nothing. */
    private static boolean isAbout(Evidence note, SummaryLine line) {
        return EvidenceWords.of(line.text()).touches(note.words())
                || line.sources().stream()
                        .filter(source -> source.kind() == Kind.STATEMENT)
                        .anyMatch(said -> note.words().touches(said.words()));
    }

    private @Nullable Change droppedFor(Evidence note) {
        var drop = dropped.get(note.id());
        if (drop == null) {
            return null;
        }
        return switch (drop.because()) {
            case "contradicted", "instructed" ->
                evidence.isRevision() ? instructed(note) : contradicted(note, evidence.cited(drop.by()));
            case "repeated" -> repeated(note);
            case "compressed" -> spaceIsShort ? change(note, null, Reason.COMPRESSED) : null;
            default -> null;
        };
    }

    private Change instructed(Evidence note) {
        var stated = lines.stream().filter(line -> line.cites(Kind.INSTRUCTION)).toList();
        var replacement = stated.stream()
                .filter(line -> EvidenceWords.of(line.text()).touches(note.words()))
                .findFirst()
                .orElse(stated.size() == 1 ? stated.getFirst() : null);
        return change(note, replacement, Reason.INSTRUCTED);
    }

    private @Nullable Change contradicted(Evidence note, List<Evidence> by) {
        var statements =
                by.stream().filter(source -> source.kind() == Kind.STATEMENT).toList();
        if (statements.isEmpty()) {
            return null;
        }
        var saying = lines.stream()
                .filter(line -> statements.stream().anyMatch(line::cites))
                .toList();
        var related = saying.stream()
                .filter(line -> EvidenceWords.of(line.text()).touches(note.words()))
                .findFirst()
                .orElse(null);
        if (related != null
                || statements.stream().anyMatch(said -> note.words().touches(said.words()))
                || unrelated.merge(statements.getFirst().id(), 1, Integer::sum) <= MOST_UNRELATED) {
            var replacement = related == null && saying.size() == 1 ? saying.getFirst() : related;
            return change(note, replacement, Reason.CONTRADICTED);
        }
        return null;
    }

    private @Nullable Change repeated(Evidence note) {
        return lines.stream()
                .filter(line -> EvidenceWords.of(line.text()).preserves(note.words()))
                .findFirst()
                .map(line -> change(note, line, Reason.REPEATED))
                .orElse(null);
    }

    private static Change change(Evidence note, @Nullable SummaryLine replacement, Reason reason) {
        return new Change(note.text(), replacement == null ? null : replacement.text(), reason);
    }
}
