package io.orcha.graph;

import io.orcha.graph.MentionCounts.Mentions;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Entities as clients read them. */
@ApplicationScoped
class EntityBodies {

    private final UserGraphs graphs;
    private final MentionCounts mentions;
    private final Clock clock;

    EntityBodies(UserGraphs graphs, MentionCounts mentions, Clock clock) {
        this.graphs = graphs;
        this.mentions = mentions;
        this.clock = clock;
    }

    /** An entity with the tag of its state. */
    record Tagged(EntityBody body, String tag) {}

    /**
     * One entity.
     *
     * @throws NotInGraphException when the user has none with this id
     */
    Tagged one(UserId user, UUID id) {
        var graph = graphs.current(user);
        var entity = graph.entity(id).orElseThrow(NotInGraphException::entity);
        return new Tagged(of(user, graph, List.of(id)).getFirst(), entity.tag());
    }

    /** Several, in the order of their ids; those that are not there are left out. */
    List<EntityBody> of(UserId user, Graph graph, Collection<UUID> ids) {
        var counts = mentions.of(user, graph, ids);
        var now = clock.instant();
        return ids.stream()
                .flatMap(id -> EntityBody.of(graph, id, counts.getOrDefault(id, Mentions.NONE), now).stream())
                .toList();
    }
}
