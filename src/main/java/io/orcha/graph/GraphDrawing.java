package io.orcha.graph;

import io.orcha.graph.GraphPage.DrawnEdge;
import io.orcha.graph.GraphPage.DrawnNode;
import io.orcha.graph.MentionCounts.Mentions;
import io.orcha.platform.Meanwhile;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Lays out graphs for drawing, page by page: what has the most relations first. */
@ApplicationScoped
class GraphDrawing {

    private final UserGraphs graphs;
    private final GraphHistory history;
    private final MentionCounts mentions;
    private final RelationRows relations;
    private final Clock clock;

    GraphDrawing(UserGraphs graphs, GraphHistory history, MentionCounts mentions, RelationRows relations, Clock clock) {
        this.graphs = graphs;
        this.history = history;
        this.mentions = mentions;
        this.relations = relations;
        this.clock = clock;
    }

    /** A page of a user's graph. */
    GraphPage page(UserId user, GraphFilter filter, GraphCursor after, int size) {
        var graph = filter.knownAt() == null ? graphs.current(user) : history.at(user, filter.knownAt());
        var layout = GraphLayout.of(graph, filter);
        boolean isFirst = after.equals(GraphCursor.START);
        int start = layout.placeAfter(after);
        int end = Math.min(layout.size(), start + size);
        var page = layout.entities(start, end);
        var drawn = layout.edges(isFirst ? GraphLayout.USERS_PLACE : start, end);

        var ids = page.stream().map(Entity::id).toList();
        var counts = Meanwhile.begin(() -> mentions.of(user, graph, ids));
        var existing = relations.existing(user, drawn);
        var time = filter.at() == null ? clock.instant() : filter.at();
        var nodes = new ArrayList<DrawnNode>();
        if (isFirst) {
            nodes.add(user(graph, time, layout.degree(GraphLayout.USERS_PLACE)));
        }
        for (int place = start; place < end; place++) {
            var entity = page.get(place - start);
            var counted = counts.await().getOrDefault(entity.id(), Mentions.NONE);
            nodes.add(node(graph, entity, counted, time, layout.degree(place)));
        }
        return new GraphPage(
                "ok",
                nodes,
                drawn.stream().map(edge -> edge(graph, edge, existing, time)).toList(),
                end < layout.size() ? layout.cursor(end - 1).encode() : null);
    }

    private static DrawnNode user(Graph graph, Instant time, int degree) {
        var attributes = EntityBody.attributes(graph.of(Graph.USER), time);
        var names = attributes.getOrDefault(Predicates.NAME, List.of());
        return new DrawnNode(
                GraphParameters.USER,
                names.isEmpty() ? GraphParameters.USER : names.getFirst(),
                GraphParameters.USER,
                !names.isEmpty(),
                List.of(),
                attributes,
                0,
                null,
                null,
                degree);
    }

    private static DrawnNode node(Graph graph, Entity entity, Mentions counted, Instant time, int degree) {
        return new DrawnNode(
                entity.id().toString(),
                entity.name(),
                entity.kind(),
                entity.named(),
                EntityBody.aliases(
                        entity.name(), graph.node(entity.id()).map(Node::names).orElse(entity.names())),
                EntityBody.attributes(graph.of(entity.id()), time),
                counted.count(),
                counted.first(),
                counted.last(),
                degree);
    }

    private static DrawnEdge edge(Graph graph, Relation relation, Set<UUID> existing, Instant time) {
        return new DrawnEdge(
                relation.id(),
                RelationBody.end(graph.subject(relation)),
                RelationBody.end(graph.object(relation)),
                relation.predicate(),
                relation.strength(),
                relation.confidence(),
                relation.validFrom(),
                relation.validTo(),
                relation.recordedAt(),
                relation.supersededAt(),
                relation.isOverAt(time),
                relation.messages().stream().filter(existing::contains).toList(),
                relation.memories());
    }
}
