package io.orcha.model.offline;

import io.orcha.model.offline.Merged.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a memory fit. What another sentence says as well goes first, then what matters least, the oldest before the newer;
 * identity, constraints and family go only when nothing else is left, and what is pinned stays.
 */
final class Compression {

    /** So much of the budget is left free once it was exceeded, so that not every update has to compress again. */
    private static final double FREED = 0.1;

    private final MemoryLines memory;
    private final int maxBytes;
    private final long target;

    private Compression(MemoryLines memory, int maxBytes) {
        this.memory = memory;
        this.maxBytes = maxBytes;
        this.target = (long) (maxBytes * (1 - FREED));
    }

    static void apply(MemoryLines memory, int maxBytes, Novelty novelty) {
        if (memory.size() > maxBytes) {
            new Compression(memory, maxBytes).run(novelty);
        }
    }

    private void run(Novelty novelty) {
        dropTooLong();
        var redundant =
                memory.size() > maxBytes ? novelty.redundant(memory.passages().toList()) : List.<Novelty.Redundant>of();
        for (var pair : redundant) {
            if (memory.size() <= target) {
                break;
            }
            drop(pair.passage(), pair.kept(), Why.REPEATED);
        }
        for (var line : List.copyOf(memory.lines())) {
            if (memory.size() > target && line.passages().isEmpty()) {
                memory.removeLine(line);
            }
        }
        var leastFirst = new ArrayList<>(memory.passages().toList());
        leastFirst.sort(Comparator.comparingInt(Compression::rank));
        for (var passage : leastFirst) {
            boolean lasting = Importance.of(passage) >= Importance.LASTING;
            if (memory.size() <= (lasting ? maxBytes : target)) {
                break;
            }
            if (!passage.pinned()) {
                drop(passage, null, Why.COMPRESSED);
            }
        }
    }

    /** What was said just now outlasts older sentences, so that it can be seen and pinned before it has to go. */
    private static int rank(Passage passage) {
        int importance = Importance.of(passage);
        return passage.original() == null ? Math.max(importance, Importance.LASTING - 1) : importance;
    }

    private void dropTooLong() {
        for (var passage : memory.passages().toList()) {
            if (!passage.pinned() && MemoryLines.bytes(passage.text()) > maxBytes) {
                drop(passage, null, Why.COMPRESSED);
            }
        }
    }

    private void drop(Passage passage, @Nullable Passage kept, Why why) {
        for (var line : memory.lines()) {
            int at = line.passages().indexOf(passage);
            if (at >= 0) {
                memory.remove(line, at, kept, why);
                break;
            }
        }
        memory.removeEmptyLines();
    }
}
