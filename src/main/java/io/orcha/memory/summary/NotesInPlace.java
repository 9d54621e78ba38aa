package io.orcha.memory.summary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes a text where it has to change and nowhere else, because its layout is the client's: what stays keeps its line,
 * bullet and heading byte for byte, what is replaced is replaced within its line, and what is new follows on lines of its own.
 */
final class NotesInPlace {

    private final String text;
    private final CheckedSummary summary;
    private final List<Place> places = new ArrayList<>();
    private final Map<Evidence, String> replacements = new LinkedHashMap<>();

    private NotesInPlace(String text, CheckedSummary summary) {
        this.text = text;
        this.summary = summary;
    }

    /** Where a note stands. */
    private record Place(Evidence note, int start, int end) {}

    static String edit(String text, CheckedSummary summary) {
        return new NotesInPlace(text, summary).edit();
    }

    private String edit() {
        findNotes();
        chooseReplacements();
        var kept = new ArrayList<String>();
        int start = 0;
        for (var line : text.split("\n", -1)) {
            var edited = line(line, start);
            if (edited != null) {
                kept.add(edited);
            }
            start += line.length() + 1;
        }
        var rest = String.join("\n", kept);
        var added = added().map(sentence -> "- " + sentence).toList();
        if (added.isEmpty()) {
            return rest;
        }
        var lines = String.join("\n", added);
        return rest.isBlank() ? lines : rest.stripTrailing() + "\n" + lines;
    }

    /** The notes are the text's sentences in its order, so each stands behind the one before it. */
    private void findNotes() {
        int from = 0;
        for (var note : summary.notes()) {
            int start = text.indexOf(note.text(), from);
            if (start >= 0) {
                from = start + note.text().length();
                places.add(new Place(note, start, from));
            }
        }
    }

    /** A sentence takes the place of the first note that it replaces; the others go. */
    private void chooseReplacements() {
        var unplaced = new HashSet<String>();
        summary.lines().stream()
                .filter(line -> line.unchanged() == null)
                .map(SummaryLine::text)
                .forEach(unplaced::add);
        for (var place : places) {
            var change = summary.changes().get(place.note());
            if (change != null) {
                var replacement = change.replacement();
                boolean fits = replacement != null && unplaced.remove(replacement);
                replacements.put(place.note(), replacement != null && fits ? replacement : "");
            }
        }
    }

    private @Nullable String line(String line, int start) {
        int end = start + line.length();
        var within = places.stream()
                .filter(place -> place.start() >= start && place.end() <= end)
                .toList();
        if (within.stream().noneMatch(place -> replacements.containsKey(place.note()))) {
            return line;
        }
        var body = new StringBuilder();
        for (int i = 0; i < within.size(); i++) {
            var place = within.get(i);
            boolean last = i == within.size() - 1;
            var gap = text.substring(place.end(), last ? end : within.get(i + 1).start());
            var replacement = replacements.get(place.note());
            if (replacement == null) {
                body.append(place.note().text()).append(gap);
            } else if (replacement.isEmpty()) {
                body.append(gap.strip());
            } else {
                body.append(last ? replacement : ended(replacement)).append(gap);
            }
        }
        var rest = body.toString().strip();
        var lead = text.substring(start, within.getFirst().start());
        return rest.isEmpty() ? null : lead + rest + (line.endsWith("\r") ? "\r" : "");
    }

    /** With a full stop where the next sentence on the line would run into it. */
    private static String ended(String sentence) {
        return Character.isLetterOrDigit(sentence.codePointBefore(sentence.length())) ? sentence + "." : sentence;
    }

    /** What stands nowhere in the text yet. */
    private Stream<String> added() {
        var found = places.stream().map(Place::note).toList();
        return summary.lines().stream()
                .filter(line -> line.unchanged() == null
                        ? !replacements.containsValue(line.text())
                        : !found.contains(line.unchanged()))
                .map(SummaryLine::text);
    }
}
