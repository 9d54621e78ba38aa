package io.orcha.memory.review;

import io.orcha.memory.MemoryText;
import io.orcha.memory.screening.Screened;
import io.orcha.memory.screening.Screening;
import io.orcha.memory.summary.Draft;
import io.orcha.model.offline.Canonical;
import io.orcha.platform.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Keeps from a memory what has to be reviewed first: in what users say, and in what a model makes of it. */
@ApplicationScoped
public class Screener {

    private final Set<PersonalData> redacted;

    /**
     * Makes one.
     *
     * @param redacted the kinds of personal data that are taken out of what users say before anything is learned from it
     */
    Screener(@ConfigProperty(name = "orcha.privacy.redact-memory") Optional<Set<PersonalData>> redacted) {
        this.redacted = redacted.orElse(Set.of());
    }

    /** The message without what is held back. */
    public String harmless(String message) {
        return Screening.screen(withoutPersonalData(message)).harmless();
    }

    /** The message without what is held back, and that. */
    public ScreenedMessage screen(UUID id, String message) {
        var screened = Screening.screen(withoutPersonalData(message));
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
        return gone.isEmpty() ? new ScreenedDraft(draft, List.of()) : new ScreenedDraft(without(draft, gone), held);
    }

    /** The draft without new sentences that are held back; what they replaced comes back, so that nothing is lost to a review. */
    private static Draft without(Draft draft, Set<String> gone) {
        var content = MemoryText.without(String.valueOf(draft.content()), gone::contains);
        var changes = new ArrayList<Draft.Change>();
        for (var change : draft.changes()) {
            boolean replacedByHeld = change.replacement() != null
                    && MemoryText.sentences(change.replacement()).stream().anyMatch(gone::contains);
            if (replacedByHeld) {
                content = MemoryText.with(content, change.removed());
            } else {
                changes.add(change);
            }
        }
        var learned = draft.learned().stream()
                .filter(one -> MemoryText.sentences(one.text()).stream().noneMatch(gone::contains))
                .toList();
        return new Draft(content, learned, changes);
    }

    /** The text without the personal data that nothing is learned of here; all else stays, for it was reviewed before. */
    public String withoutPersonalData(String message) {
        return redacted.isEmpty() ? message : PersonalData.redact(message, redacted);
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
