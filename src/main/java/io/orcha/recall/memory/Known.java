package io.orcha.recall.memory;

import io.orcha.model.offline.Canonical;
import io.orcha.model.offline.ContentWords;
import io.orcha.model.offline.Remark;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A memory among those that are compared, as it is by now. It is read only as far as a comparison needs it. */
final class Known {

    /** Texts that share so much of their words may say the same. */
    private static final double ALIKE = 0.6;

    private final Instant saidAt;
    private final boolean isNew;
    private LongTermMemory memory;
    private boolean changed;
    private boolean reworded;
    private @Nullable String canonical;
    private @Nullable Set<String> stems;
    private @Nullable Remark remark;

    /**
     * Makes one.
     *
     * @param saidAt when it was said last
     * @param isNew whether it is not stored yet
     */
    Known(LongTermMemory memory, Instant saidAt, boolean isNew) {
        this.memory = memory;
        this.saidAt = saidAt;
        this.isNew = isNew;
    }

    LongTermMemory memory() {
        return memory;
    }

    Instant saidAt() {
        return saidAt;
    }

    boolean isNew() {
        return isNew;
    }

    boolean isChanged() {
        return changed && !isNew;
    }

    /** Whether it says something else than what is stored. */
    boolean isReworded() {
        return reworded && !isNew;
    }

    void become(LongTermMemory now) {
        if (!now.text().equals(memory.text())) {
            canonical = null;
            stems = null;
            remark = null;
            reworded = true;
        }
        changed |= !now.equals(memory);
        memory = now;
    }

    String canonical() {
        if (canonical == null) {
            canonical = Canonical.of(memory.text());
        }
        return canonical;
    }

    Set<String> stems() {
        if (stems == null) {
            stems = ContentWords.of(memory.text());
        }
        return stems;
    }

    Remark remark() {
        if (remark == null) {
            remark = Remark.of(memory.text());
        }
        return remark;
    }

    /** How their words and names stand to each other. */
    Overlap overlapWith(Known other) {
        if (canonical().equals(other.canonical())) {
            return Overlap.SAME;
        }
        var shared = new HashSet<>(stems());
        shared.retainAll(other.stems());
        if (shared.isEmpty() || remark().denies() != other.remark().denies()) {
            return Overlap.OTHER;
        }
        var own = remark().particulars();
        var others = other.remark().particulars();
        if (own.equals(others)) {
            int all = stems().size() + other.stems().size() - shared.size();
            if (shared.size() == stems().size()) {
                return Overlap.LESS;
            }
            if (shared.size() == other.stems().size()) {
                return Overlap.MORE;
            }
            return shared.size() >= ALIKE * all ? Overlap.ALIKE : Overlap.OTHER;
        }
        if (shared.size() == stems().size() && others.containsAll(own)) {
            return Overlap.LESS;
        }
        return shared.size() == other.stems().size() && own.containsAll(others) ? Overlap.MORE : Overlap.OTHER;
    }

    /** What one text says beside another, by its words. */
    enum Overlap {
        /** The same words in the same order. */
        SAME,
        /** Much the same words, and the same names and numbers. */
        ALIKE,
        /** Nothing that the other does not say. */
        LESS,
        /** All that the other says, and more. */
        MORE,
        OTHER
    }
}
