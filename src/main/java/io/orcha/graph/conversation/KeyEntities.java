package io.orcha.graph.conversation;

import io.orcha.platform.Database;
import io.orcha.session.SessionDigests.KeyEntity;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who and what sessions mention most. It is counted anew each time, so that an entity that is forgotten, merged or called otherwise
 * is so here as well.
 */
@ApplicationScoped
class KeyEntities {

    private static final int MOST = 10;

    /** Merges lead on from one entity to the next, and not in a circle; should they do so, the mentions count for none. */
    private static final int LONGEST_LEAD = 20;

    /** Session by session, or all of a user's messages would be read for a page. */
    private static final String OF_SESSIONS = """
            WITH RECURSIVE mentioned AS (
              SELECT wanted.id AS session_id, said.entity_id, said.message_id
                FROM unnest(?::uuid[]) AS wanted (id)
               CROSS JOIN LATERAL (
                     SELECT DISTINCT n.entity_id, n.message_id
                       FROM chat_messages m JOIN memory_entity_mentions n ON n.user_id = ? AND n.message_id = m.id
                      WHERE m.user_id = ? AND m.session_id = wanted.id) AS said
            ), leads AS (
              SELECT DISTINCT entity_id AS mentioned_id, entity_id AS id, 0 AS steps FROM mentioned
               UNION ALL
              SELECT leads.mentioned_id, e.merged_into, leads.steps + 1
                FROM leads JOIN memory_entities e ON e.user_id = ? AND e.id = leads.id
               WHERE e.merged_into IS NOT NULL AND leads.steps < %d
            ), counted AS (
              SELECT mentioned.session_id, e.id, e.name, e.kind,
                     row_number() OVER (PARTITION BY mentioned.session_id
                                            ORDER BY count(DISTINCT mentioned.message_id) DESC, e.name, e.id) AS place
                FROM mentioned
                JOIN leads ON leads.mentioned_id = mentioned.entity_id
                JOIN memory_entities e ON e.user_id = ? AND e.id = leads.id AND e.merged_into IS NULL
               GROUP BY mentioned.session_id, e.id, e.name, e.kind
            )
            SELECT session_id, id, name, kind FROM counted WHERE place <= %d ORDER BY session_id, place
            """.formatted(LONGEST_LEAD, MOST);

    private final Database database;

    KeyEntities(Database database) {
        this.database = database;
    }

    /** At most {@value #MOST} of each session, the most mentioned first; sessions that mention nothing are left out. */
    Map<UUID, List<KeyEntity>> of(UserId user, Collection<UUID> sessions) {
        var found = new HashMap<UUID, List<KeyEntity>>();
        if (sessions.isEmpty()) {
            return found;
        }
        var wanted = sessions.stream().map(UUID::toString).toArray(String[]::new);
        var id = user.value();
        database.forUser(id)
                .query(
                        row -> found.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                                .add(new KeyEntity(row.getObject(2, UUID.class), row.getString(3), row.getString(4))),
                        OF_SESSIONS,
                        wanted,
                        id,
                        id,
                        id,
                        id);
        return found;
    }
}
