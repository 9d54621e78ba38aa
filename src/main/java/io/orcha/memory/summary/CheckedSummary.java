package io.orcha.memory.summary;

import io.orcha.memory.summary.Draft.Change;
import io.orcha.memory.summary.Draft.Learned;
import io.orcha.memory.summary.Draft.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer made safe: what nothing supports is out, and what went without a reason that holds is back in its place.
 *
 * @param notes the old memory
 * @param lines the new one
 * @param changes what is gone of the old one, by the note
 */
record CheckedSummary(List<Evidence> notes, List<SummaryLine> lines, Map<Evidence, Change> changes) {

    static CheckedSummary of(
            SummaryAnswer answer, List<SummaryLine> supported, EvidenceList evidence, SummaryBudget budget) {
        var lines = new ArrayList<>(supported);
        var missing = missing(evidence, lines);
        boolean spaceIsShort =
                budget.pressure() == SummaryBudget.Pressure.STRONG || bytes(lines, missing) > budget.roomy();
        var fates = new NoteFates(evidence, answer, List.copyOf(lines), spaceIsShort);
        var changes = new LinkedHashMap<Evidence, Change>();
        var back = new ArrayList<Evidence>();
        for (var note : missing) {
            var change = fates.of(note);
            if (change == null) {
                back.add(note);
            } else {
                changes.put(note, change);
            }
        }
        back.addAll(needlesslyCompressed(answer, changes, bytes(lines, back), budget));
        back.forEach(changes::remove);
        // A rewording of notes that are back would say the same again.
        lines.removeIf(line -> line.unchanged() == null && new HashSet<>(back).containsAll(line.sources()));
        lines.replaceAll(line -> line.withoutUnrelated(back));
        for (var note : evidence.notes()) {
            if (back.contains(note)) {
                lines.add(place(note, evidence.notes(), lines), SummaryLine.unchanged(note, List.of()));
            }
        }
        return new CheckedSummary(evidence.notes(), List.copyOf(lines), changes);
    }

    private static List<Evidence> missing(EvidenceList evidence, List<SummaryLine> lines) {
        return evidence.notes().stream()
                .filter(note -> lines.stream().noneMatch(line -> note.equals(line.unchanged())))
                .toList();
    }

    /** What matters most of the notes that were dropped for want of room, as long as there is room for it. */
    private static List<Evidence> needlesslyCompressed(
            SummaryAnswer answer, Map<Evidence, Change> changes, int used, SummaryBudget budget) {
        var order = answer.dropped().stream().map(SummaryAnswer.Dropped::note).toList();
        var compressed = changes.entrySet().stream()
                .filter(change -> change.getValue().reason() == Reason.COMPRESSED
                        && change.getValue().replacement() == null)
                .map(Map.Entry::getKey)
                .sorted((one, other) -> Integer.compare(order.indexOf(other.id()), order.indexOf(one.id())))
                .toList();
        var back = new ArrayList<Evidence>();
        int total = used;
        for (var note : compressed) {
            total += lineBytes(note.text());
            if (total > budget.roomy()) {
                break;
            }
            back.add(note);
        }
        return back;
    }

    /** Behind the nearest note before it that is still there, or what replaced that. */
    private static int place(Evidence note, List<Evidence> notes, List<SummaryLine> lines) {
        for (int before = notes.indexOf(note) - 1; before >= 0; before--) {
            for (int i = lines.size() - 1; i >= 0; i--) {
                if (lines.get(i).cites(notes.get(before))) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    private static int bytes(List<SummaryLine> lines, List<Evidence> notes) {
        return lines.stream().mapToInt(line -> lineBytes(line.text())).sum()
                + notes.stream().mapToInt(note -> lineBytes(note.text())).sum();
    }

    private static int lineBytes(String text) {
        return SummaryBudget.bytes(text) + "- \n".length();
    }

    /** The new text: the old one, changed no more than it has to be. */
    @Nullable String content(@Nullable String old) {
        if (changes.isEmpty() && lines.stream().allMatch(line -> line.unchanged() != null)) {
            return old;
        }
        return lines.isEmpty() ? null : NotesInPlace.edit(old == null ? "" : old, this);
    }

    Draft draft(@Nullable String old, boolean revision) {
        List<Learned> learned = revision
                ? List.of()
                : lines.stream()
                        .filter(SummaryLine::isLearned)
                        .map(line -> new Learned(line.text(), line.messages()))
                        .toList();
        return new Draft(content(old), learned, List.copyOf(changes.values()));
    }
}
