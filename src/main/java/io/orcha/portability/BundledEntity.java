package io.orcha.portability;

import io.orcha.graph.GraphImport;
import io.orcha.graph.GraphImport.ImportedEntity;
import io.orcha.graph.GraphImport.ImportedName;
import io.orcha.graph.Origin;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Someone or something of a user's graph in a bundle.
 *
 * @param mergedInto the one that it is really, in the same bundle
 * @param names all that it is called
 * @param mentions the messages that call it so, which may have been deleted since
 */
@RegisterForReflection
@Schema(requiredProperties = {"id", "name", "named", "kind", "origin", "created_at", "updated_at", "names", "mentions"})
record BundledEntity(
        @Nullable UUID id,
        @Nullable String name,
        @Nullable Boolean named,
        @Nullable String kind,
        @Nullable Origin origin,
        @Nullable UUID mergedInto,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable List<@Nullable Name> names,
        @Nullable List<@Nullable Mention> mentions) {

    static final int NAME_BYTES = 2_000;

    /**
     * A name.
     *
     * @param nameKey tells which name a mention is of; how it is compared is computed anew
     */
    @RegisterForReflection
    @Schema(
            name = "BundledName",
            requiredProperties = {"name_key", "name", "written"})
    record Name(
            @Nullable String nameKey,
            @Nullable String name,
            @Nullable Boolean written) {}

    /** That a message calls something by a name. */
    @RegisterForReflection
    @Schema(
            name = "BundledMention",
            requiredProperties = {"name_key", "message_id"})
    record Mention(@Nullable String nameKey, @Nullable UUID messageId) {}

    /**
     * Checks entities.
     *
     * @return their ids
     */
    static Set<Object> check(BundleChecks checks, List<@Nullable BundledEntity> entities) {
        var ids = BundleChecks.none();
        checks.each("/entities", entities, (at, entity) -> {
            checks.uniqueId(at + "/id", entity.id(), ids);
            checks.text(at + "/name", entity.name(), NAME_BYTES);
            checks.required(at + "/named", entity.named());
            checks.text(at + "/kind", entity.kind(), NAME_BYTES);
            checks.required(at + "/origin", entity.origin());
            checks.time(at + "/created_at", entity.createdAt());
            checks.time(at + "/updated_at", entity.updatedAt());
            checkNames(checks, at, entity);
        });
        checkMerges(checks, entities);
        return ids;
    }

    private static void checkNames(BundleChecks checks, String at, BundledEntity entity) {
        var keys = BundleChecks.none();
        checks.each(at + "/names", entity.names(), (place, name) -> {
            checks.text(place + "/name_key", name.nameKey(), 2 * NAME_BYTES);
            checks.unique(place + "/name_key", name.nameKey(), keys);
            checks.text(place + "/name", name.name(), NAME_BYTES);
            checks.require(
                    name.name() == null || GraphImport.isName(name.name()),
                    place + "/name",
                    "is too long to be compared");
            checks.required(place + "/written", name.written());
        });
        var mentions = BundleChecks.none();
        checks.each(at + "/mentions", entity.mentions(), (place, mention) -> {
            checks.require(
                    mention.nameKey() != null && keys.contains(mention.nameKey()),
                    place + "/name_key",
                    "must be one of the entity's names");
            checks.uniqueId(place + "/message_id", mention.messageId(), BundleChecks.none());
            checks.unique(place, mention, mentions);
        });
    }

    /** Each is merged into one of the bundle, and at the end of each way is one that is merged into none. */
    private static void checkMerges(BundleChecks checks, List<@Nullable BundledEntity> entities) {
        var merges = new HashMap<UUID, UUID>();
        var known = new HashSet<UUID>();
        for (var entity : entities) {
            if (entity != null && entity.id() != null) {
                known.add(entity.id());
                if (entity.mergedInto() != null) {
                    merges.put(entity.id(), entity.mergedInto());
                }
            }
        }
        var ended = new HashSet<UUID>();
        checks.each("/entities", entities, (at, entity) -> {
            var into = entity.mergedInto();
            checks.require(
                    into == null || known.contains(into), at + "/merged_into", "must be one of the bundle's entities");
            checks.require(ends(entity.id(), merges, ended), at + "/merged_into", "must not lead back to the entity");
        });
    }

    private static boolean ends(@Nullable UUID id, Map<UUID, UUID> merges, Set<UUID> ended) {
        var way = new HashSet<UUID>();
        for (var at = id; at != null && !ended.contains(at); at = merges.get(at)) {
            if (!way.add(at)) {
                return false;
            }
        }
        ended.addAll(way);
        return true;
    }

    /** What it stands for; it was checked. */
    ImportedEntity entity() {
        var messages = new HashMap<String, List<UUID>>();
        for (var mention : Objects.requireNonNull(mentions)) {
            var said = Objects.requireNonNull(mention);
            messages.computeIfAbsent(Objects.requireNonNull(said.nameKey()), _ -> new ArrayList<>())
                    .add(Objects.requireNonNull(said.messageId()));
        }
        return new ImportedEntity(
                Objects.requireNonNull(id),
                Objects.requireNonNull(name),
                Boolean.TRUE.equals(named),
                Objects.requireNonNull(kind),
                Objects.requireNonNull(origin),
                mergedInto,
                Objects.requireNonNull(createdAt),
                Objects.requireNonNull(updatedAt),
                Objects.requireNonNull(names).stream()
                        .map(Objects::requireNonNull)
                        .map(called -> new ImportedName(
                                Objects.requireNonNull(called.name()),
                                Boolean.TRUE.equals(called.written()),
                                messages.getOrDefault(Objects.requireNonNull(called.nameKey()), List.of())))
                        .toList());
    }
}
