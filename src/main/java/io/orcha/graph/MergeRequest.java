package io.orcha.graph;

import io.orcha.platform.problem.FieldChecks;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Entities that are one.
 *
 * @param into the one that they are
 * @param entities the others
 */
@Schema(
        name = "MergeEntitiesRequest",
        requiredProperties = {"into", "entities"})
record MergeRequest(@Nullable UUID into, @Nullable List<UUID> entities) {

    private static final int MOST = 100;

    void check(FieldChecks checks) {
        checks.required("/into", into);
        if (entities == null || entities.isEmpty()) {
            checks.reject("/entities", "must have at least one entry");
            return;
        }
        if (entities.size() > MOST) {
            checks.reject("/entities", "must have at most %d entries".formatted(MOST));
            return;
        }
        var seen = new HashSet<UUID>();
        for (int at = 0; at < entities.size(); at++) {
            @Nullable UUID id = entities.get(at); // What a client sends may be null.
            if (checks.required("/entities/" + at, id) == null) {
                continue;
            }
            if (id != null && id.equals(into)) {
                checks.reject("/entities/" + at, "must be another one than the one that it is merged into");
            } else if (id != null && !seen.add(id)) {
                checks.reject("/entities/" + at, "is there twice");
            }
        }
    }

    /** The others; after the check. */
    List<UUID> others() {
        return entities == null
                ? List.of()
                : entities.stream().filter(Objects::nonNull).toList();
    }
}
