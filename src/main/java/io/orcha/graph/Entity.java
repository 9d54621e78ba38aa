package io.orcha.graph;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone or something in a user's life.
 *
 * @param name what it is called most fully
 * @param named whether that is a proper name, and not what it is: "sister", "blue sofa"
 * @param kind an open set: {@code person}, {@code place}, {@code product} and others
 * @param mergedInto the one that it is really; null when it is one of its own
 * @param names all that it is called, the name included
 */
record Entity(
        UUID id,
        String name,
        boolean named,
        String kind,
        Origin origin,
        @Nullable UUID mergedInto,
        Instant createdAt,
        Instant updatedAt,
        List<Name> names) {

    Entity {
        names = List.copyOf(names);
    }

    /** Names its state. */
    String tag() {
        var keys = names.stream()
                .sorted(Comparator.comparing(Name::key))
                .map(Name::toString)
                .toList();
        return StateTag.of(List.of(id, name, named, kind, origin, String.valueOf(mergedInto), updatedAt, keys));
    }

    /** The same with other names. */
    Entity called(List<Name> others) {
        return new Entity(id, name, named, kind, origin, mergedInto, createdAt, updatedAt, others);
    }

    /**
     * A name of an entity.
     *
     * @param key the name as names are compared
     * @param written whether its owner wrote it; else it was learned
     */
    record Name(String key, String text, boolean written) {}
}
