package io.orcha.graph;

import io.orcha.graph.Entity.Name;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entities with one thing about them changed. */
final class EntityEdit {

    private EntityEdit() {}

    static Entity names(Entity entity, List<Name> names, Instant now) {
        return new Entity(
                entity.id(),
                entity.name(),
                entity.named(),
                entity.kind(),
                entity.origin(),
                entity.mergedInto(),
                entity.createdAt(),
                now,
                names);
    }

    /** It has a proper name now, or a fuller one. */
    static Entity renamed(Entity entity, String name, boolean named, Instant now) {
        return new Entity(
                entity.id(),
                name,
                named,
                entity.kind(),
                entity.origin(),
                entity.mergedInto(),
                entity.createdAt(),
                now,
                entity.names());
    }

    /** As its owner says. */
    static Entity written(Entity entity, String name, boolean named, String kind, List<Name> names, Instant now) {
        return new Entity(
                entity.id(), name, named, kind, Origin.WRITTEN, entity.mergedInto(), entity.createdAt(), now, names);
    }

    static Entity merged(Entity entity, @Nullable UUID into, Instant now) {
        return new Entity(
                entity.id(),
                entity.name(),
                entity.named(),
                entity.kind(),
                entity.origin(),
                into,
                entity.createdAt(),
                now,
                entity.names());
    }
}
