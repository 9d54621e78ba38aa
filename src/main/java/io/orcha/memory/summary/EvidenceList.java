package io.orcha.memory.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All evidence of one summary under the numbers that the prompt gives it. */
final class EvidenceList {

    private final Map<String, Evidence> byId = new LinkedHashMap<>();
    private final Set<String> pinned;
    private final List<EvidenceWords> suppressed;

    private EvidenceList(SummaryRequest request) {
        pinned = request.pinned().stream().map(EvidenceList::key).collect(Collectors.toSet());
        suppressed = request.suppressed().stream().map(EvidenceWords::of).toList();
        int number = 0;
        for (var note : notes(request)) {
            add(Evidence.note(++number, note.text(), note.sources()));
        }
    }

    static EvidenceList forMerge(SummaryRequest request) {
        var list = new EvidenceList(request);
        int number = 0;
        for (var statement : request.statements()) {
            list.add(Evidence.statement(++number, statement));
        }
        return list;
    }

    static EvidenceList forRevision(String instruction, SummaryRequest request) {
        var list = new EvidenceList(request);
        list.add(Evidence.instruction(instruction));
        return list;
    }

    /** A text whose sentences nobody has told apart is read line by line. */
    private static List<SummaryRequest.Note> notes(SummaryRequest request) {
        var content = request.content();
        if (!request.notes().isEmpty() || content == null) {
            return request.notes();
        }
        return content.lines()
                .filter(line -> !line.isBlank())
                .map(line -> new SummaryRequest.Note(Evidence.withoutBullet(line), List.of()))
                .toList();
    }

    private void add(Evidence evidence) {
        byId.put(evidence.id(), evidence);
    }

    List<Evidence> notes() {
        return of(Evidence.Kind.NOTE);
    }

    List<Evidence> of(Evidence.Kind kind) {
        return byId.values().stream()
                .filter(evidence -> evidence.kind() == kind)
                .toList();
    }

    /** Whether this is an instruction of the memory's owner, and not a merge of what they said. */
    boolean isRevision() {
        return byId.containsKey("i1");
    }

    /** The evidence that a list of numbers names; numbers that name none are left out. */
    List<Evidence> cited(List<String> ids) {
        var cited = new ArrayList<Evidence>();
        for (var id : ids) {
            var evidence = byId.get(id);
            if (evidence != null && !cited.contains(evidence)) {
                cited.add(evidence);
            }
        }
        return cited;
    }

    /** The note that a sentence repeats word for word: one that it cites, or else the first. */
    @Nullable Evidence noteReading(String sentence, List<Evidence> cited) {
        var key = key(sentence);
        return Stream.concat(cited.stream().filter(Evidence::isNote), notes().stream())
                .filter(note -> key(note.text()).equals(key))
                .findFirst()
                .orElse(null);
    }

    boolean isPinned(Evidence note) {
        return pinned.contains(key(note.text()));
    }

    /** Whether a note is about something that the user does not want mentioned. */
    boolean isSuppressed(Evidence note) {
        return suppressed.stream().anyMatch(topic -> note.words().holdsAll(topic));
    }

    /** What two texts have in common that a model sees as the same line. */
    static String key(String text) {
        return Evidence.oneLine(Evidence.withoutBullet(text));
    }
}
