package io.orcha.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.graph.Entity.Name;
import io.orcha.graph.MentionCounts.Mentions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entity as clients read it.
 *
 * @param named whether the name is a proper one
 * @param origin {@code learned}, or {@code written} when its owner said what it is called or what it is
 * @param aliases what else it is called
 * @param attributes what is known of it that is no other entity, by the predicate, and holds now
 * @param mentions how many messages mention it
 * @param degree how many relations to others it has
 * @param mergedInto the entity that it is a part of; null when it is one of its own
 * @param merged what is merged into it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EntityBody(
        UUID id,
        String name,
        String kind,
        boolean named,
        String origin,
        List<String> aliases,
        Map<String, List<String>> attributes,
        long mentions,
        @Nullable Instant firstMentionedAt,
        @Nullable Instant lastMentionedAt,
        int degree,
        @Nullable UUID mergedInto,
        List<Part> merged,
        Instant createdAt,
        Instant updatedAt) {

    /** An entity that is a part of another. */
    @Schema(name = "MergedPart")
    record Part(UUID id, String name) {}

    /** An entity of its own as a whole; one that was merged as the part that it is. */
    static Optional<EntityBody> of(Graph graph, UUID id, Mentions mentions, Instant now) {
        return graph.entity(id).map(entity -> of(graph, entity, mentions, now));
    }

    private static EntityBody of(Graph graph, Entity entity, Mentions mentions, Instant now) {
        boolean isPart = entity.mergedInto() != null;
        var of = isPart ? ownRelations(graph, entity.id()) : graph.of(entity.id());
        var names = isPart
                ? entity.names()
                : graph.node(entity.id()).map(Node::names).orElse(entity.names());
        long edges = of.stream().filter(relation -> !relation.isAttribute()).count();
        long others = graph.to(graph.root(entity.id())).stream()
                .filter(relation -> !isPart || entity.id().equals(relation.object()))
                .count();
        return new EntityBody(
                entity.id(),
                entity.name(),
                entity.kind(),
                entity.named(),
                entity.origin().id(),
                aliases(entity.name(), names),
                attributes(of, now),
                mentions.count(),
                mentions.first(),
                mentions.last(),
                (int) (edges + others),
                entity.mergedInto(),
                parts(graph, entity.id()),
                entity.createdAt(),
                entity.updatedAt());
    }

    private static List<Relation> ownRelations(Graph graph, UUID part) {
        return graph.of(graph.root(part)).stream()
                .filter(relation -> part.equals(relation.subject()))
                .toList();
    }

    private static List<Part> parts(Graph graph, UUID id) {
        return graph.parts(id).stream()
                .flatMap(part -> graph.entity(part).stream())
                .map(part -> new Part(part.id(), part.name()))
                .toList();
    }

    /** All names but the one that it is known by. */
    static List<String> aliases(String name, List<Name> names) {
        var key = NameKey.of(name);
        return names.stream()
                .filter(other -> !other.key().equals(key))
                .map(Name::text)
                .sorted()
                .toList();
    }

    /** What holds at a time of values. */
    static Map<String, List<String>> attributes(List<Relation> relations, Instant time) {
        var attributes = new LinkedHashMap<String, List<String>>();
        for (var relation : relations) {
            if (relation.value() != null && relation.holdsAt(time)) {
                var values = attributes.computeIfAbsent(relation.predicate(), _ -> new ArrayList<>(1));
                if (!values.contains(relation.value())) {
                    values.add(relation.value());
                }
            }
        }
        return attributes;
    }
}
