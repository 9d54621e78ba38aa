package io.orcha.graph;

import io.orcha.platform.Ids;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A change of a user's graph under way: one transaction, which has locked the user's row.
 *
 * @param statements of the transaction, on behalf of the user
 * @param now when it happens
 * @param revision of the user's index, which changes with it
 */
record GraphChange(Statements statements, UserId user, Ids ids, Instant now, long revision) {

    /** Entities with all that is merged into them, and what they are merged into. */
    Map<UUID, Entity> entities(Collection<UUID> wanted) {
        return GraphTable.entities(statements, user, wanted);
    }

    /** Entities alone, to be changed. */
    Draft of(Collection<Entity> entities) {
        return new Draft(entities, List.of(), Map.of(), ids, now);
    }

    /**
     * Entities with all that is known of them, to be changed.
     *
     * @param predicates those of the user that are looked at
     */
    Draft whole(Map<UUID, Entity> found, Collection<String> predicates) {
        return GraphTable.draft(statements, user, found, predicates, ids, now);
    }

    /** One relation with what it is about, to be changed. */
    Draft of(Relation relation, Collection<UUID> others) {
        var wanted = new HashSet<>(others);
        Stream.of(relation.subject(), relation.object())
                .filter(Objects::nonNull)
                .forEach(wanted::add);
        return new Draft(entities(wanted).values(), List.of(relation), Map.of(), ids, now);
    }

    void store(Draft draft) {
        DraftStorage.store(statements, user, draft, revision);
    }
}
