package io.orcha.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A relation as clients read it.
 *
 * @param text what it says, in words
 * @param subject the id of an entity, or {@code user}
 * @param object the id of an entity, or {@code user}; null when it is a value
 * @param over whether it does not hold any more
 * @param recordedAt since when it is what is known
 * @param supersededAt until when it was what was known; null while it is
 * @param supersededBy the relation that says what is known instead
 * @param sources ids of the messages that say it and still exist
 * @param memories ids of the long-term memories that were learned with it
 * @param origin {@code learned} or {@code written}
 * @param model what found it in the messages
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RelationBody(
        UUID id,
        String text,
        String subject,
        @Nullable String subjectName,
        String predicate,
        @Nullable String object,
        @Nullable String objectName,
        @Nullable String value,
        float strength,
        float confidence,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        boolean over,
        Instant recordedAt,
        @Nullable Instant supersededAt,
        @Nullable UUID supersededBy,
        List<UUID> sources,
        List<UUID> memories,
        String origin,
        @Nullable String model) {

    /**
     * A relation.
     *
     * @param graph has the names of what it is about
     * @param existing the messages that still exist
     */
    static RelationBody of(Relation relation, Graph graph, Set<UUID> existing, Instant now) {
        return new RelationBody(
                relation.id(),
                graph.text(relation),
                end(graph.subject(relation)),
                name(graph, graph.subject(relation)),
                relation.predicate(),
                relation.isAttribute() ? null : end(graph.object(relation)),
                relation.isAttribute() ? null : name(graph, graph.object(relation)),
                relation.value(),
                relation.strength(),
                relation.confidence(),
                relation.validFrom(),
                relation.validTo(),
                relation.isOverAt(now),
                relation.recordedAt(),
                relation.supersededAt(),
                relation.supersededBy(),
                relation.messages().stream().filter(existing::contains).toList(),
                relation.memories(),
                relation.origin().id(),
                relation.model());
    }

    /** A node as an end of a relation. */
    static String end(UUID node) {
        return node.equals(Graph.USER) ? GraphParameters.USER : node.toString();
    }

    private static @Nullable String name(Graph graph, UUID node) {
        return node.equals(Graph.USER) ? null : graph.name(node);
    }
}
