package io.orcha.memory.review;

import io.orcha.memory.MemoryText;
import io.orcha.memory.screening.Screened;
import io.orcha.memory.screening.Screening;
import io.orcha.memory.summary.Draft;
import io.orcha.model.offline.Canonical;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps from a memory what has to be reviewed first: in what users say, and in what a model makes of it. */
@ApplicationScoped
public class Screener {

    /** The message without what is held back. */
    public String harmless(String message) {
        return Screening.screen(message).harmless();
    }

    /** The message without what is held back, and that. */
    public ScreenedMessage screen(UUID id, String message) {
        var screened = Screening.screen(message);
        return new ScreenedMessage(screened.harmless(), heldBack(screened, List.of(id)));
    }

    /**
     * Takes out of a draft those new sentences that have to be reviewed. What the memory held before stays: a client or the
     * user put it there, or it was let in earlier.
     *
     * @param before the memory's text before the draft
     */
    public ScreenedDraft screen(Draft draft, @Nullable String before) {
        if (draft.content() == null) {
            return new ScreenedDraft(draft, List.of());
        }
        var known = MemoryText.sentences(before).stream().map(Canonical::of).collect(Collectors.toSet());
        var sources = sources(draft);
        var held = new ArrayList<HeldBack>();
        var gone = new HashSet<String>();
        for (var sentence : MemoryText.sentences(draft.content())) {
            var screened = Screening.screen(sentence);
            if (!screened.held().isEmpty() && !known.contains(Canonical.of(sentence))) {
                gone.add(sentence);
                held.addAll(heldBack(screened, sources.getOrDefault(Canonical.of(sentence), List.of())));
            }
        }
        if (gone.isEmpty()) {
            return new ScreenedDraft(draft, List.of());
        }
        var learned = draft.learned().stream()
                .filter(one -> MemoryText.sentences(one.text()).stream().noneMatch(gone::contains))
                .toList();
        var content = MemoryText.without(draft.content(), gone::contains);
        return new ScreenedDraft(new Draft(content, learned, draft.changes()), held);
    }

    private static Map<String, List<UUID>> sources(Draft draft) {
        var sources = new LinkedHashMap<String, List<UUID>>();
        for (var learned : draft.learned()) {
            for (var sentence : MemoryText.sentences(learned.text())) {
                sources.put(Canonical.of(sentence), learned.sources());
            }
        }
        return sources;
    }

    private static List<HeldBack> heldBack(Screened screened, List<UUID> messages) {
        return screened.held().stream()
                .map(held -> new HeldBack(held.text(), held.reasons(), messages))
                .toList();
    }

    /**
     * A message of which the harmless part may be learned.
     *
     * @param held what has to be reviewed
     */
    public record ScreenedMessage(String harmless, List<HeldBack> held) {

        public ScreenedMessage {
            held = List.copyOf(held);
        }
    }

    /**
     * A draft that may be stored, and what was taken out of it.
     *
     * @param held what has to be reviewed
     */
    public record ScreenedDraft(Draft draft, List<HeldBack> held) {

        public ScreenedDraft {
            held = List.copyOf(held);
        }
    }

    /**
     * A sentence that was held back.
     *
     * @param text with secrets redacted
     * @param messages which messages said it
     */
    public record HeldBack(String text, Set<Screened.Reason> reasons, List<UUID> messages) {

        public HeldBack {
            messages = List.copyOf(messages);
        }
    }
}
