package io.orcha.graph;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.session.Messages;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The relations of users, what was known before included, for reading. */
@ApplicationScoped
class RelationRows {

    private static final String FIND =
            "SELECT %s FROM memory_relations r WHERE r.user_id = ? AND r.id = ?".formatted(GraphTable.RELATION);

    private static final String EARLIER = """
            SELECT %s FROM memory_relations r WHERE r.user_id = ? AND r.superseded_by = ? ORDER BY r.recorded_at DESC, r.id DESC
            """.formatted(GraphTable.RELATION);

    private static final String PAGE = """
            SELECT %s
              FROM memory_relations r
             WHERE r.user_id = ? AND (r.recorded_at, r.id) < (?, ?)
               AND (? OR r.superseded_at IS NULL)
               AND (?::uuid[] IS NULL OR r.subject_id = ANY (?::uuid[]) OR r.object_id = ANY (?::uuid[]))
               AND (NOT ? OR r.subject_id IS NULL OR (r.object_id IS NULL AND r.value IS NULL))
               AND (?::text IS NULL OR r.predicate = ?::text)
               AND (?::timestamptz IS NULL OR ((r.valid_from IS NULL OR r.valid_from <= ?::timestamptz)
                                               AND (r.valid_to IS NULL OR r.valid_to > ?::timestamptz)))
             ORDER BY r.recorded_at DESC, r.id DESC
             LIMIT ?
            """.formatted(GraphTable.RELATION);

    private final Database database;
    private final UserGraphs graphs;
    private final Messages messages;
    private final Clock clock;

    RelationRows(Database database, UserGraphs graphs, Messages messages, Clock clock) {
        this.database = database;
        this.graphs = graphs;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Which relations are wanted.
     *
     * @param entity an end of it, the {@link Graph#USER} or an entity; null for any
     * @param at those that held at this time; null for any
     * @param history whether what is not known any more is wanted as well
     */
    record Wanted(
            @Nullable UUID entity,
            @Nullable String predicate,
            @Nullable Instant at,
            boolean history) {}

    /** A relation; empty when the user has none with this id. */
    static Optional<Relation> find(Statements statements, UserId user, UUID id) {
        return statements.queryOne(GraphTable::relation, FIND, user.value(), id);
    }

    /** The same. */
    Optional<Relation> find(UserId user, UUID id) {
        return find(database.onPrimary(user.value()), user, id);
    }

    /** What a relation was before, the newest first. */
    List<Relation> earlier(UserId user, UUID id) {
        return database.onPrimary(user.value()).query(GraphTable::relation, EARLIER, user.value(), id);
    }

    /** A page of relations, the last recorded first. */
    List<Relation> page(UserId user, Wanted wanted, GraphCursor after, int limit) {
        var entity = wanted.entity();
        boolean ofUser = Graph.USER.equals(entity);
        var ids = entity == null || ofUser ? null : GraphTable.array(one(graphs.current(user), entity));
        var parameters = new ArrayList<@Nullable Object>(List.of(user.value(), after.time(), after.id()));
        parameters.addAll(Arrays.asList(
                wanted.history(),
                ids,
                ids,
                ids,
                ofUser,
                wanted.predicate(),
                wanted.predicate(),
                wanted.at(),
                wanted.at(),
                wanted.at(),
                limit));
        return database.onPrimary(user.value()).query(GraphTable::relation, PAGE, parameters.toArray());
    }

    /** An entity with all that is one with it. */
    private static List<UUID> one(Graph graph, UUID entity) {
        var root = graph.root(entity);
        var all = new ArrayList<>(List.of(root));
        all.addAll(graph.parts(root));
        return all;
    }

    /** Relations as clients read them. */
    List<RelationBody> bodies(UserId user, List<Relation> relations) {
        var graph = graphs.current(user);
        var existing = existing(user, relations);
        var now = clock.instant();
        return relations.stream()
                .map(relation -> RelationBody.of(relation, graph, existing, now))
                .toList();
    }

    /** The messages of relations that still exist. */
    Set<UUID> existing(UserId user, Collection<Relation> relations) {
        var ids = relations.stream()
                .flatMap(relation -> relation.messages().stream())
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Set.of()
                : messages.times(database.onPrimary(user.value()), user, ids).keySet();
    }
}
