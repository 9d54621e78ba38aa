package io.orcha.graph;

import io.orcha.graph.Entity.Name;
import io.orcha.platform.Ids;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of users' graphs. Whoever changes some holds the lock of the user's row and has begun a change of the user's index. */
final class GraphTable {

    /** Of {@code memory_entities} as {@code e}. */
    static final String ENTITY = "e.id, e.name, e.named, e.kind, e.origin, e.merged_into, e.created_at, e.updated_at";

    /** Of {@code memory_relations} as {@code r}. */
    static final String RELATION = """
            r.id, r.subject_id, r.predicate, r.object_id, r.value, r.strength, r.confidence, r.valid_from, r.valid_to,
            r.recorded_at, r.superseded_at, r.superseded_by, r.message_ids, r.memory_ids, r.origin, r.model
            """;

    /** So, or so with more names behind. */
    private static final String IDS_CALLED = """
            SELECT n.entity_id
              FROM unnest(?::text[]) AS wanted (key)
              JOIN memory_entity_names n
                ON n.name_key = wanted.key
                OR (n.name_key >= wanted.key || ' ' AND n.name_key < wanted.key || '!')
             WHERE n.user_id = ?
            """;

    private static final String ENTITIES = """
            SELECT %s
              FROM unnest(?::uuid[]) AS wanted (id) JOIN memory_entities e ON e.id = wanted.id OR e.merged_into = wanted.id
             WHERE e.user_id = ?
            """.formatted(ENTITY);

    private static final String NAMES = """
            SELECT n.entity_id, n.name_key, n.name, n.written
              FROM unnest(?::uuid[]) AS wanted (id) JOIN memory_entity_names n ON n.entity_id = wanted.id
             WHERE n.user_id = ?
             ORDER BY n.entity_id, n.name_key
            """;

    private static final String LAST_MENTIONS = """
            SELECT wanted.id,
                   (SELECT m.message_id FROM memory_entity_mentions m
                     WHERE m.user_id = ? AND m.entity_id = wanted.id ORDER BY m.message_id DESC LIMIT 1)
              FROM unnest(?::uuid[]) AS wanted (id)
            """;

    private static final String RELATIONS = """
            SELECT %1$s
              FROM memory_relations r
             WHERE r.user_id = ? AND r.superseded_at IS NULL AND r.subject_id IS NULL AND r.predicate = ANY (?::text[])
             UNION
            SELECT %1$s
              FROM unnest(?::uuid[]) AS wanted (id) JOIN memory_relations r ON r.subject_id = wanted.id
             WHERE r.user_id = ? AND r.superseded_at IS NULL
             UNION
            SELECT %1$s
              FROM unnest(?::uuid[]) AS wanted (id) JOIN memory_relations r ON r.object_id = wanted.id
             WHERE r.user_id = ? AND r.superseded_at IS NULL
            """.formatted(RELATION);

    private static final String ATTRIBUTES = """
            SELECT %s
              FROM unnest(?::uuid[]) AS wanted (id) JOIN memory_relations r ON r.subject_id = wanted.id
             WHERE r.user_id = ? AND r.superseded_at IS NULL AND r.value IS NOT NULL
            """.formatted(RELATION);

    private static final String OF_MESSAGES = """
            SELECT %s FROM memory_relations r WHERE r.user_id = ? AND r.superseded_at IS NULL AND r.message_ids && ?::uuid[]
            """.formatted(RELATION);

    private GraphTable() {}

    /** The ids of the entities that are called by one of these names, or by more names of which they are the first. */
    static Set<UUID> idsCalled(Statements statements, UserId user, Collection<String> keys) {
        return new HashSet<>(statements.query(
                row -> row.getObject(1, UUID.class), IDS_CALLED, keys.toArray(String[]::new), user.value()));
    }

    /** Entities by their ids, with all that is merged into them, and what they are merged into. */
    static Map<UUID, Entity> entities(Statements statements, UserId user, Collection<UUID> ids) {
        var found = new LinkedHashMap<UUID, Entity>();
        var looked = new HashSet<UUID>();
        Set<UUID> wanted = new HashSet<>(ids);
        while (!wanted.isEmpty()) {
            var rows = statements.query(row -> entity(row, List.of()), ENTITIES, array(wanted), user.value());
            looked.addAll(wanted);
            var next = new HashSet<UUID>();
            for (var row : rows) {
                if (found.putIfAbsent(row.id(), row) == null) {
                    next.add(row.id());
                    if (row.mergedInto() != null) {
                        next.add(row.mergedInto());
                    }
                }
            }
            next.removeAll(looked);
            wanted = next;
        }
        var names = names(statements, user, found.keySet());
        found.replaceAll((id, entity) -> entity.called(names.getOrDefault(id, List.of())));
        return found;
    }

    private static Map<UUID, List<Name>> names(Statements statements, UserId user, Collection<UUID> ids) {
        var names = new HashMap<UUID, List<Name>>();
        statements.query(
                row -> names.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                        .add(new Name(row.getString(2), row.getString(3), row.getBoolean(4))),
                NAMES,
                array(ids),
                user.value());
        return names;
    }

    /** The newest message that mentions an entity, of those that any does. */
    static Map<UUID, UUID> lastMentions(Statements statements, UserId user, Collection<UUID> ids) {
        var last = new HashMap<UUID, UUID>();
        statements.query(
                row -> {
                    var message = row.getObject(2, UUID.class);
                    return message != null && last.put(row.getObject(1, UUID.class), message) == null;
                },
                LAST_MENTIONS,
                user.value(),
                array(ids));
        return last;
    }

    /** What we know now of some entities, and with certain predicates of the user. */
    static List<Relation> relations(
            Statements statements, UserId user, Collection<UUID> entities, Collection<String> predicates) {
        var ids = array(entities);
        return statements.query(
                GraphTable::relation,
                RELATIONS,
                user.value(),
                predicates.toArray(String[]::new),
                ids,
                user.value(),
                ids,
                user.value());
    }

    /** What is known now by some messages, or also by them. */
    static List<Relation> saidIn(Statements statements, UserId user, Collection<UUID> messages) {
        return statements.query(GraphTable::relation, OF_MESSAGES, user.value(), array(messages));
    }

    /** What is known now of some entities besides how they relate to others. */
    private static List<Relation> attributes(Statements statements, UserId user, Collection<UUID> entities) {
        return statements.query(GraphTable::relation, ATTRIBUTES, array(entities), user.value());
    }

    /**
     * A draft of entities with all that is known of them, and of those that they relate to the attributes.
     *
     * @param found the entities, by their ids
     * @param predicates those of the user that are looked at
     */
    static Draft draft(
            Statements statements,
            UserId user,
            Map<UUID, Entity> found,
            Collection<String> predicates,
            Ids ids,
            Instant now) {
        var relations = new ArrayList<>(relations(statements, user, found.keySet(), predicates));
        var others = new HashSet<UUID>();
        for (var relation : relations) {
            Stream.of(relation.subject(), relation.object())
                    .filter(Objects::nonNull)
                    .forEach(others::add);
        }
        others.removeAll(found.keySet());
        var all = new LinkedHashMap<>(found);
        all.putAll(entities(statements, user, others));
        relations.addAll(attributes(statements, user, others));
        return new Draft(all.values(), relations, lastMentions(statements, user, all.keySet()), ids, now);
    }

    static String[] array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** Of {@link #ENTITY}. */
    static Entity entity(ResultSet row, List<Name> names) throws SQLException {
        return new Entity(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getBoolean(3),
                row.getString(4),
                Origin.of(row.getString(5)),
                row.getObject(6, UUID.class),
                instant(row, 7),
                instant(row, 8),
                names);
    }

    /** Of {@link #RELATION}. */
    static Relation relation(ResultSet row) throws SQLException {
        return new Relation(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getFloat(6),
                row.getFloat(7),
                time(row, 8),
                time(row, 9),
                instant(row, 10),
                time(row, 11),
                row.getObject(12, UUID.class),
                uuids(row, 13),
                uuids(row, 14),
                Origin.of(row.getString(15)),
                row.getString(16));
    }

    private static List<UUID> uuids(ResultSet row, int column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
