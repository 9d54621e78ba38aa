package io.orcha.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of a graph, for drawing.
 *
 * @param nodes those with the most relations first; on the first page the user before all
 * @param edges each on the page of the later one of its ends
 */
record GraphPage(
        String status,
        List<DrawnNode> nodes,
        List<DrawnEdge> edges,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {

    /**
     * The user, or an entity.
     *
     * @param id {@code user}, or the entity's
     * @param attributes what is known of it that is no other node, by the predicate
     * @param mentions how many messages mention it
     * @param degree how many of the edges of all pages it has
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DrawnNode(
            String id,
            String name,
            String kind,
            boolean named,
            List<String> aliases,
            Map<String, List<String>> attributes,
            long mentions,
            @Nullable Instant firstMentionedAt,
            @Nullable Instant lastMentionedAt,
            int degree) {}

    /**
     * How two nodes relate.
     *
     * @param over whether it does not hold any more
     * @param sources ids of the messages that say it and still exist
     * @param memories ids of the long-term memories that were learned with it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DrawnEdge(
            UUID id,
            String from,
            String to,
            String predicate,
            float strength,
            float confidence,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            Instant recordedAt,
            @Nullable Instant supersededAt,
            boolean over,
            List<UUID> sources,
            List<UUID> memories) {}
}
