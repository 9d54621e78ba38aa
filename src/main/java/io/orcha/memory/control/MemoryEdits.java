package io.orcha.memory.control;

import io.orcha.limits.StorageQuota;
import io.orcha.limits.Usage;
import io.orcha.memory.Author;
import io.orcha.memory.BusyMemoryException;
import io.orcha.memory.Expectation;
import io.orcha.memory.Marks;
import io.orcha.memory.Marks.Kind;
import io.orcha.memory.Memories;
import io.orcha.memory.Memory;
import io.orcha.memory.MemoryChange;
import io.orcha.memory.MemoryChanges;
import io.orcha.memory.MemoryText;
import io.orcha.memory.SummaryInputs;
import io.orcha.memory.summary.Draft;
import io.orcha.memory.summary.Summariser;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Changes of a memory by its owner: a new text, an instruction in words, a correction of what the assistant said. */
@ApplicationScoped
class MemoryEdits {

    /** Each attempt may ask a language model. */
    private static final int MOST_ATTEMPTS = 5;

    private final Memories memories;
    private final MemoryChanges changes;
    private final SummaryInputs inputs;
    private final Summariser summariser;
    private final Marks marks;
    private final Permission permission;
    private final StorageQuota quota;

    MemoryEdits(
            Memories memories,
            MemoryChanges changes,
            SummaryInputs inputs,
            Summariser summariser,
            Marks marks,
            Permission permission,
            StorageQuota quota) {
        this.permission = permission;
        this.quota = quota;
        this.memories = memories;
        this.changes = changes;
        this.inputs = inputs;
        this.summariser = summariser;
        this.marks = marks;
    }

    /** Replaces the text. It is stored as it is given. */
    Edited replace(UserId user, String content, Expectation expectation) {
        permission.requireToSave(user);
        return edit(user, expectation, base -> new Draft(content, List.of(), List.of()), "edited by the user", false);
    }

    /**
     * Does what the user asks for in words. An instruction that changes nothing makes no version.
     *
     * @throws BusyMemoryException when others changed the memory during each of five attempts
     * @throws io.orcha.platform.problem.ProblemException when the summariser has no usable answer
     */
    Edited instruct(UserId user, String instruction, String reason, Expectation expectation) {
        permission.require(user);
        return edit(
                user,
                expectation,
                base -> summariser.revise(
                        instruction, inputs.request(user, base == null ? null : base.content(), List.of())),
                reason,
                true);
    }

    private Edited edit(UserId user, Expectation expectation, Drafting drafting, String reason, boolean byModel) {
        long erasures = changes.erasures(user);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var base = memories.find(user).orElse(null);
            expectation.require(base);
            var draft = drafting.draft(base);
            if (Objects.equals(draft.content(), base == null ? null : base.content())) {
                return new Edited(base, false, List.of());
            }
            var change = new MemoryChange(
                    draft.content(),
                    Author.USER_EDIT,
                    reason,
                    draft.changes(),
                    byModel ? summariser.origin() : null,
                    base == null ? null : base.version(),
                    List.of());
            Supplier<Optional<Memory>> store = () -> Optional.ofNullable(
                    changes.store(user, erasures, base, change, memory -> unpinWhatWent(user, memory)));
            // Like a save by a client, a text of the user's own must fit the quota; what a model makes is bounded
            // anyway.
            var stored = byModel
                    ? store.get()
                    : quota.storing(user, Usage.of(Objects.requireNonNull(draft.content())), store);
            if (stored.isPresent()) {
                return new Edited(stored.get(), true, draft.changes());
            }
        }
        throw new BusyMemoryException();
    }

    /** What the owner edits away is no longer pinned: the next roll-up would bring it back. */
    private boolean unpinWhatWent(UserId user, Memory memory) {
        var kept = MemoryText.sentences(memory.content());
        marks.removeIf(user, Kind.PIN, pin -> !kept.containsAll(MemoryText.sentences(pin)));
        return true;
    }

    @FunctionalInterface
    private interface Drafting {
        Draft draft(@Nullable Memory base);
    }

    /**
     * The memory after an edit.
     *
     * @param memory null when there was none and the edit changed nothing
     * @param changed whether there is a new version
     * @param changes what of the old text went, and why
     */
    record Edited(@Nullable Memory memory, boolean changed, List<Draft.Change> changes) {

        Edited {
            changes = List.copyOf(changes);
        }
    }
}
