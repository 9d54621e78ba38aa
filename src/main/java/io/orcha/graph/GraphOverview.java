package io.orcha.graph;

import io.orcha.graph.MentionCounts.Mentions;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What users' graphs tell in short. */
@ApplicationScoped
public class GraphOverview {

    /** Whoever is mentioned most is among those who have the most relations. */
    private static final int CANDIDATES = 60;

    private static final int MOST_ENTITIES = 10;
    private static final int FACTS_OF_ENTITY = 3;
    private static final int FACTS_OF_TOPIC = 10;

    private final UserGraphs graphs;
    private final MentionCounts mentions;
    private final Clock clock;

    GraphOverview(UserGraphs graphs, MentionCounts mentions, Clock clock) {
        this.graphs = graphs;
        this.mentions = mentions;
        this.clock = clock;
    }

    /**
     * What a graph tells in short.
     *
     * @param entities the most mentioned ones first
     * @param facts what holds now of the user, by what it is about, what is said most often first
     */
    public record Overview(List<KeyEntity> entities, Map<String, List<KnownFact>> facts) {}

    /** An entity, how many messages mention it, and what is known of it first of all. */
    @Schema(name = "KnownEntity")
    public record KeyEntity(UUID id, String name, String kind, long mentions, List<KnownFact> facts) {}

    /**
     * Something that is known.
     *
     * @param id of the relation
     * @param since when it began to hold; null when that is not known
     */
    public record KnownFact(UUID id, String text, @Nullable Instant since) {}

    /** A user's graph in short. */
    public Overview of(UserId user) {
        var graph = graphs.current(user);
        var now = clock.instant();
        return new Overview(entities(user, graph, now), facts(graph, now));
    }

    private List<KeyEntity> entities(UserId user, Graph graph, Instant now) {
        var candidates = graph.nodes().stream()
                .map(Node::entity)
                .sorted(Comparator.<Entity>comparingInt(entity -> degree(graph, entity.id()))
                        .reversed()
                        .thenComparing(Entity::id))
                .limit(CANDIDATES)
                .toList();
        var counts =
                mentions.of(user, graph, candidates.stream().map(Entity::id).toList());
        // What has more relations stays before what is mentioned as often.
        return candidates.stream()
                .sorted(Comparator.<Entity>comparingLong(entity -> count(counts, entity.id()))
                        .reversed())
                .limit(MOST_ENTITIES)
                .map(entity -> new KeyEntity(
                        entity.id(),
                        entity.name(),
                        entity.kind(),
                        count(counts, entity.id()),
                        EntitySearch.facts(graph, entity.id(), now, FACTS_OF_ENTITY)
                                .map(relation -> fact(graph, relation))
                                .toList()))
                .toList();
    }

    private static int degree(Graph graph, UUID entity) {
        return graph.of(entity).size() + graph.to(entity).size();
    }

    private static long count(Map<UUID, Mentions> counts, UUID entity) {
        return counts.getOrDefault(entity, Mentions.NONE).count();
    }

    private static Map<String, List<KnownFact>> facts(Graph graph, Instant now) {
        var byTopic = new TreeMap<Topic, List<KnownFact>>();
        graph.of(Graph.USER).stream()
                .filter(relation -> relation.holdsAt(now))
                .sorted(Comparator.comparingDouble(Relation::strength)
                        .reversed()
                        .thenComparing(Relation::id))
                .forEach(relation -> {
                    var ofTopic = byTopic.computeIfAbsent(Topic.of(relation.predicate()), _ -> new ArrayList<>());
                    if (ofTopic.size() < FACTS_OF_TOPIC) {
                        ofTopic.add(fact(graph, relation));
                    }
                });
        var facts = new LinkedHashMap<String, List<KnownFact>>();
        byTopic.forEach((topic, ofTopic) -> facts.put(topic.id(), ofTopic));
        return facts;
    }

    private static KnownFact fact(Graph graph, Relation relation) {
        return new KnownFact(relation.id(), graph.text(relation), relation.validFrom());
    }
}
