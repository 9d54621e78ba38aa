package io.orcha.recall.memory;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which memories are wanted; null, or an empty set, asks for nothing in particular.
 *
 * @param validAt those that held at this time, as far as is known
 * @param changedSince those that were made or changed after this time
 */
public record MemoryFilter(
        Set<MemoryKind> kinds,
        @Nullable Boolean pinned,
        @Nullable Boolean suppressed,
        @Nullable Boolean archived,
        @Nullable Instant validAt,
        @Nullable MemoryOrigin origin,
        @Nullable String scope,
        @Nullable Instant changedSince) {

    /** All memories. */
    public static final MemoryFilter NONE = new MemoryFilter(Set.of(), null, null, null, null, null, null, null);

    public MemoryFilter {
        kinds = Set.copyOf(kinds);
    }

    /** Whether a memory is wanted. */
    public boolean accepts(LongTermMemory memory) {
        return (kinds.isEmpty() || kinds.contains(memory.kind()))
                && (pinned == null || pinned == memory.pinned())
                && (suppressed == null || suppressed == memory.suppressed())
                && (archived == null || archived == (memory.archivedAt() != null))
                && (validAt == null || memory.holdsAt(validAt))
                && (origin == null || origin == memory.origin())
                && (scope == null || scope.equals(memory.scope()))
                && (changedSince == null || memory.updatedAt().isAfter(changedSince));
    }
}
