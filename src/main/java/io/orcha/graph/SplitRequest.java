package io.orcha.graph;

import io.orcha.platform.problem.FieldChecks;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is taken out of an entity.
 *
 * @param entity the one that it is taken out of
 * @param merged one that was merged into it and is one of its own again; then nothing else is given
 * @param relations those that are another one's, of which the entity is an end
 * @param names those that another one is called by, and the entity is not
 * @param name what the other one is called
 * @param kind what it is; the same as the entity when it is left out
 */
@Schema(name = "SplitEntityRequest", requiredProperties = "entity")
record SplitRequest(
        @Nullable UUID entity,
        @Nullable UUID merged,
        @Nullable List<UUID> relations,
        @Nullable List<String> names,
        @Nullable String name,
        @Nullable String kind) {

    private static final int MOST = 500;

    void check(FieldChecks checks) {
        checks.required("/entity", entity);
        if (merged != null) {
            if (relations != null || names != null || name != null || kind != null) {
                checks.reject("/merged", "must not be there with relations, names, name or kind");
            }
            return;
        }
        EntityRequest.checkName(checks, "/name", name);
        if (kind != null) {
            EntityRequest.checkKind(checks, "/kind", kind);
        }
        if (relationIds().isEmpty() && takenNames().isEmpty()) {
            checks.reject("/relations", "must have at least one entry, or names must");
        }
        checkAll(checks, "/relations", relations);
        checkAll(checks, "/names", names);
    }

    private static void checkAll(FieldChecks checks, String at, @Nullable List<?> entries) {
        if (entries == null) {
            return;
        }
        if (entries.size() > MOST) {
            checks.reject(at, "must have at most %d entries".formatted(MOST));
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof String text) {
                EntityRequest.checkName(checks, at + "/" + i, text);
            } else {
                checks.required(at + "/" + i, entries.get(i));
            }
        }
    }

    /** After the check. */
    List<UUID> relationIds() {
        return relations == null
                ? List.of()
                : relations.stream().filter(Objects::nonNull).toList();
    }

    /** After the check. */
    List<String> takenNames() {
        return names == null
                ? List.of()
                : names.stream().filter(Objects::nonNull).toList();
    }
}
