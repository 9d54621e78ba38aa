package io.orcha.graph;

import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How often entities are spoken of in the messages that there are. */
@ApplicationScoped
class MentionCounts {

    private static final String COUNT = """
            SELECT given.root, count(DISTINCT m.message_id), min(c.created_at), max(c.created_at)
              FROM unnest(?::uuid[], ?::uuid[]) AS given (id, root)
              JOIN memory_entity_mentions m ON m.entity_id = given.id
              JOIN chat_messages c ON c.user_id = m.user_id AND c.id = m.message_id
             WHERE m.user_id = ?
             GROUP BY given.root
            """;

    private final Database database;

    MentionCounts(Database database) {
        this.database = database;
    }

    /**
     * The messages that mention something.
     *
     * @param first when the first of them was said; null when there is none
     * @param last when the last of them was said
     */
    record Mentions(
            long count, @Nullable Instant first, @Nullable Instant last) {

        static final Mentions NONE = new Mentions(0, null, null);
    }

    /** Of entities, each with what is merged into it; of those without any there is no entry. */
    Map<UUID, Mentions> of(UserId user, Graph graph, Collection<UUID> entities) {
        var ids = new HashMap<UUID, UUID>();
        for (var entity : entities) {
            ids.put(entity, entity);
            graph.parts(entity).forEach(part -> ids.putIfAbsent(part, entity));
        }
        var counts = new HashMap<UUID, Mentions>();
        if (ids.isEmpty()) {
            return counts;
        }
        var given = List.copyOf(ids.entrySet());
        database.onPrimary(user.value())
                .query(
                        row -> counts.put(
                                row.getObject(1, UUID.class),
                                new Mentions(
                                        row.getLong(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        row.getObject(4, OffsetDateTime.class).toInstant())),
                        COUNT,
                        GraphTable.array(given.stream().map(Map.Entry::getKey).toList()),
                        GraphTable.array(given.stream().map(Map.Entry::getValue).toList()),
                        user.value());
        return counts;
    }
}
