package io.orcha.recall.memory;

import io.orcha.platform.Ids;
import io.orcha.recall.memory.Known.Overlap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was found beside what is remembered. What says the same becomes one memory with the sources of both; what makes an
 * older one untrue ends it, and the older one stays with its end. A memory that its owner wrote or pinned is neither ended nor
 * reworded: then both stay, and the owner decides. Nothing is stored here.
 */
final class Consolidation {

    /** Cosine from which on two texts that share their words, names and numbers say the same. */
    private static final double SAME = 0.92;

    /** Of what is said every day the first messages are proof enough. */
    private static final int MOST_SOURCES = 100;

    private final List<Known> known;
    private final ToDoubleBiFunction<String, String> similarity;
    private final boolean byRules;
    private final @Nullable String model;
    private final Ids ids;
    private final Instant now;

    /**
     * Begins with what is remembered.
     *
     * @param known the memories that hold, the oldest first
     * @param similarity the cosine between two texts; NaN when it cannot be told
     * @param byRules whether the rules tell what is contradicted; else whoever found it has said so
     * @param model what found it
     * @param now when it is learned
     */
    Consolidation(
            Collection<Known> known,
            ToDoubleBiFunction<String, String> similarity,
            boolean byRules,
            @Nullable String model,
            Ids ids,
            Instant now) {
        this.known = new ArrayList<>(known);
        this.similarity = similarity;
        this.byRules = byRules;
        this.model = model;
        this.ids = ids;
        this.now = now;
    }

    /**
     * Adds one thing that was found, said at a time.
     *
     * @return the id of the memory that says it from now on
     */
    UUID add(Candidate found, Instant saidAt) {
        var fresh = new Known(memory(found), saidAt, true);
        for (var older : known) {
            if (isLive(older) && isSame(fresh, older)) {
                merge(found, fresh, older);
                return older.memory().id();
            }
        }
        var remainders = new ArrayList<Known>();
        for (var older : known) {
            if (isLive(older)) {
                contradict(found, fresh, older, remainders);
            }
        }
        known.add(fresh);
        known.addAll(remainders);
        return fresh.memory().id();
    }

    /**
     * Archives what only messages say that were taken back. It is not ended, because it never held; said again, it is recalled again.
     *
     * @return what was archived, by the ids
     */
    Set<UUID> takeBack(Set<UUID> messages) {
        var takenBack = new HashSet<UUID>();
        for (var one : known) {
            var memory = one.memory();
            if (!memory.isProtected() && !memory.sources().isEmpty() && messages.containsAll(memory.sources())) {
                one.become(
                        memory.archivedAt() == null
                                ? memory.edit().archived(now).done()
                                : memory);
                takenBack.add(memory.id());
            }
        }
        return takenBack;
    }

    /** The memories to be stored, in the order in which they were found. */
    List<LongTermMemory> added() {
        return known.stream().filter(Known::isNew).map(Known::memory).toList();
    }

    /** The memories that are there already and have changed. */
    List<LongTermMemory> changed() {
        return known.stream().filter(Known::isChanged).map(Known::memory).toList();
    }

    /** The memories of which words and vector have to be computed: new ones, and those that say something else now. */
    List<UUID> toIndex() {
        return known.stream()
                .filter(one -> one.isNew() || one.isReworded())
                .map(one -> one.memory().id())
                .toList();
    }

    private LongTermMemory memory(Candidate found) {
        return LongTermMemory.of(ids.next(), found.text(), found.kind(), MemoryOrigin.LEARNED, now)
                .edit()
                .from(MemoryOrigin.LEARNED, model, found.sources())
                .weight(found.importance(), found.confidence())
                .valid(found.validFrom(), found.validTo())
                .done();
    }

    private boolean isLive(Known one) {
        return !one.memory().isOver(now) && one.memory().scope().equals(LongTermMemory.SHARED);
    }

    private boolean isSame(Known fresh, Known older) {
        var overlap = fresh.overlapWith(older);
        if (overlap == Overlap.SAME) {
            return true;
        }
        boolean stays = overlap != Overlap.MORE || !older.memory().isProtected();
        if (overlap == Overlap.OTHER
                || !stays
                || fresh.remark().remainderOf(older.remark()) != null
                || older.remark().remainderOf(fresh.remark()) != null) {
            return false;
        }
        if (overlap == Overlap.LESS && fresh.remark().isWithin(older.remark())) {
            return true;
        }
        double cosine =
                similarity.applyAsDouble(fresh.memory().text(), older.memory().text());
        return Double.isNaN(cosine) ? fresh.stems().equals(older.stems()) : cosine >= SAME;
    }

    /** The older one stays; it takes the words of the newer one when these say more. */
    private void merge(Candidate found, Known fresh, Known older) {
        var before = older.memory();
        var sources = new LinkedHashSet<>(before.sources());
        found.sources().stream().limit(MOST_SOURCES).forEach(sources::add);
        var merged = before.edit()
                .sources(sources.stream().limit(MOST_SOURCES).toList())
                .unarchived()
                .valid(before.validFrom() == null ? found.validFrom() : before.validFrom(), before.validTo());
        if (!before.isProtected()) {
            merged.weight(
                    Math.max(before.importance(), found.importance()),
                    together(before.confidence(), found.confidence()));
            if (fresh.overlapWith(older) == Overlap.MORE) {
                merged.text(found.text());
            }
        }
        older.become(merged.done());
    }

    /** Two who say so independently of each other are wrong only when both are. */
    private static float together(float one, float other) {
        return Math.max(Math.max(one, other), Math.min(0.99f, 1 - (1 - one) * (1 - other)));
    }

    private void contradict(Candidate found, Known fresh, Known older, List<Known> remainders) {
        if (older.memory().isProtected()) {
            return; // Its owner has the last word, and is shown both.
        }
        if (older.saidAt().isAfter(fresh.saidAt())) {
            if (byRules && isComparable(fresh, older) && older.remark().remainderOf(fresh.remark()) != null) {
                // It was said before what is remembered, and is found only now.
                end(fresh, older, older.saidAt());
            }
            return;
        }
        if (!byRules) {
            if (found.supersedes().contains(older.memory().id()) && isComparable(fresh, older)) {
                end(older, fresh, fresh.saidAt());
            }
            return;
        }
        var left = isComparable(fresh, older) ? fresh.remark().remainderOf(older.remark()) : null;
        if (left != null) {
            var before = older.memory();
            end(older, fresh, fresh.saidAt());
            if (!left.isBlank()) {
                var rest = LongTermMemory.of(ids.next(), left, before.kind(), MemoryOrigin.LEARNED, now)
                        .edit()
                        .from(MemoryOrigin.LEARNED, before.model(), before.sources())
                        .said(before.saidAt())
                        .weight(before.importance(), before.confidence())
                        .valid(before.validFrom(), null)
                        .done();
                remainders.add(new Known(rest, older.saidAt(), true));
            }
        }
    }

    /** Whether they can be about the same thing: it spares reading what has nothing to do with it. */
    private static boolean isComparable(Known one, Known other) {
        return one.memory().kind() == other.memory().kind()
                || one.stems().stream().anyMatch(other.stems()::contains);
    }

    /** Ends a memory with the beginning of the one that takes its place. */
    private static void end(Known ended, Known successor, Instant saidAt) {
        var memory = ended.memory();
        var end = Stream.of(successor.memory().validFrom(), saidAt)
                .filter(time -> time != null && isAfterBeginning(time, memory))
                .findFirst()
                .orElse(memory.validFrom() == null ? saidAt : memory.validFrom().plusSeconds(1));
        ended.become(memory.edit()
                .valid(memory.validFrom(), end)
                .supersededBy(successor.memory().id())
                .done());
        if (successor.isNew() && successor.memory().validFrom() == null) {
            successor.become(successor
                    .memory()
                    .edit()
                    .valid(end, successor.memory().validTo())
                    .done());
        }
    }

    private static boolean isAfterBeginning(Instant time, LongTermMemory memory) {
        return memory.validFrom() == null || time.isAfter(memory.validFrom());
    }
}
