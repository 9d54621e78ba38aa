package io.orcha.graph;

import io.orcha.graph.Entity.Name;
import io.orcha.graph.Graph.Stored;
import io.orcha.platform.Database;
import io.orcha.platform.Meanwhile;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** What was known of users' lives before: relations as they were, between entities as they are called and merged now. */
@ApplicationScoped
class GraphHistory {

    private static final String ENTITIES = """
            SELECT %s FROM memory_entities e WHERE e.user_id = ? AND e.created_at <= ?
            """.formatted(GraphTable.ENTITY);

    private static final String NAMES =
            "SELECT n.entity_id, n.name_key, n.name, n.written FROM memory_entity_names n WHERE n.user_id = ?";

    private static final String RELATIONS = """
            SELECT %s
              FROM memory_relations r
             WHERE r.user_id = ? AND r.recorded_at <= ? AND (r.superseded_at IS NULL OR r.superseded_at > ?)
            """.formatted(GraphTable.RELATION);

    private final Database database;

    GraphHistory(Database database) {
        this.database = database;
    }

    /** What was known at a time. */
    Graph at(UserId user, Instant time) {
        var statements = database.onPrimary(user.value());
        var relations =
                Meanwhile.begin(() -> statements.queryMany(GraphTable::relation, RELATIONS, user.value(), time, time));
        var names = new HashMap<UUID, List<Name>>();
        statements.queryMany(
                row -> names.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>(1))
                        .add(new Name(row.getString(2), row.getString(3), row.getBoolean(4))),
                NAMES,
                user.value());
        var entities = statements.queryMany(
                row -> new Stored(
                        GraphTable.entity(row, names.getOrDefault(row.getObject(1, UUID.class), List.of())), null),
                ENTITIES,
                user.value(),
                time);
        return Graph.of(entities, relations.await());
    }
}
