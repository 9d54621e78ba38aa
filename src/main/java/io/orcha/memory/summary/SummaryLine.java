package io.orcha.memory.summary;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the new memory.
 *
 * @param text the sentence, without a bullet
 * @param sources what it rests on
 * @param unchanged the note that it repeats word for word; null when it is new or reworded
 */
record SummaryLine(
        String text, List<Evidence> sources, @Nullable Evidence unchanged) {

    static SummaryLine unchanged(Evidence note, List<Evidence> sources) {
        var all = new LinkedHashSet<Evidence>();
        all.add(note);
        all.addAll(sources);
        return new SummaryLine(note.text(), List.copyOf(all), note);
    }

    boolean cites(Evidence evidence) {
        return sources.contains(evidence);
    }

    boolean cites(Evidence.Kind kind) {
        return sources.stream().anyMatch(source -> source.kind() == kind);
    }

    /** The messages behind the sentence, each once. */
    List<UUID> messages() {
        return sources.stream()
                .flatMap(source -> source.messages().stream())
                .distinct()
                .toList();
    }

    boolean isLearned() {
        return (unchanged == null || cites(Evidence.Kind.STATEMENT))
                && !messages().isEmpty();
    }

    /** Without those of some notes that it says nothing of. */
    SummaryLine withoutUnrelated(Collection<Evidence> notes) {
        if (unchanged != null || notes.stream().noneMatch(this::cites)) {
            return this;
        }
        var words = EvidenceWords.of(text);
        var related = sources.stream()
                .filter(source -> !notes.contains(source) || words.touches(source.words()))
                .toList();
        return new SummaryLine(text, related, null);
    }

    SummaryLine with(List<Evidence> further) {
        var all = new LinkedHashSet<>(sources);
        all.addAll(further);
        return new SummaryLine(text, List.copyOf(all), unchanged);
    }
}
