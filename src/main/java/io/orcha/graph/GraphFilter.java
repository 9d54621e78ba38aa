package io.orcha.graph;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a graph is wanted.
 *
 * @param at what held in the world at this time; null for all that is known
 * @param knownAt what was known at this time; null for what is known now
 * @param kinds of entities; empty for all
 */
record GraphFilter(@Nullable Instant at, @Nullable Instant knownAt, Set<String> kinds) {

    GraphFilter {
        kinds = Set.copyOf(kinds);
    }

    boolean accepts(Relation relation) {
        return at == null || relation.holdsAt(at);
    }

    boolean accepts(Entity entity) {
        return kinds.isEmpty() || kinds.contains(entity.kind());
    }
}
