package io.orcha.graph;

import io.orcha.graph.Draft.Mention;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import java.util.Collection;

/** Stores what a draft of a user's graph has changed. Whoever does holds the lock of the user's row and has begun a change of the user's index. */
final class DraftStorage {

    private static final String INSERT_ENTITY = """
            INSERT INTO memory_entities
                   (user_id, id, name, named, kind, origin, merged_into, created_at, updated_at, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?)
            """;

    /** What describes it may be another now. */
    private static final String UPDATE_ENTITY = """
            UPDATE memory_entities
               SET name = ?, named = ?, kind = ?, origin = ?, merged_into = ?::uuid, updated_at = ?, revision = ?,
                   embedding = NULL, embedding_model = NULL
             WHERE user_id = ? AND id = ?
            """;

    private static final String INSERT_NAME = """
            INSERT INTO memory_entity_names AS n (user_id, entity_id, name_key, name, written) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (user_id, entity_id, name_key) DO UPDATE SET name = EXCLUDED.name, written = EXCLUDED.written
             WHERE EXCLUDED.written OR NOT n.written
            """;

    private static final String INSERT_MENTIONS = """
            INSERT INTO memory_entity_mentions (user_id, entity_id, name_key, message_id)
            SELECT ?, given.* FROM unnest(?::uuid[], ?::text[], ?::uuid[]) AS given (entity_id, name_key, message_id)
                ON CONFLICT DO NOTHING
            """;

    private static final String INSERT_RELATION = """
            INSERT INTO memory_relations
                   (user_id, id, subject_id, predicate, object_id, value, strength, confidence, valid_from, valid_to, recorded_at,
                    superseded_at, superseded_by, message_ids, memory_ids, origin, model, revision)
            VALUES (?, ?, ?::uuid, ?, ?::uuid, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?, ?::timestamptz, ?::uuid, ?::uuid[],
                    ?::uuid[], ?, ?, ?)
            """;

    private static final String UPDATE_RELATION = """
            UPDATE memory_relations
               SET subject_id = ?::uuid, predicate = ?, object_id = ?::uuid, value = ?, strength = ?, confidence = ?,
                   valid_from = ?::timestamptz, valid_to = ?::timestamptz, recorded_at = ?, superseded_at = ?::timestamptz,
                   superseded_by = ?::uuid, message_ids = ?::uuid[], memory_ids = ?::uuid[], origin = ?, model = ?, revision = ?
             WHERE user_id = ? AND id = ?
            """;

    private DraftStorage() {}

    /** Stores what a draft has changed. */
    static void store(Statements inTransaction, UserId user, Draft draft, long revision) {
        for (var entity : draft.newEntities()) {
            insert(inTransaction, user, entity, revision);
        }
        for (var entity : draft.changedEntities()) {
            update(inTransaction, user, entity, revision);
        }
        insertMentions(inTransaction, user, draft.mentions());
        draft.newRelations().forEach(relation -> insert(inTransaction, user, relation, revision));
        draft.changedRelations().forEach(relation -> update(inTransaction, user, relation, revision));
        draft.earlierRelations().forEach(relation -> insert(inTransaction, user, relation, revision));
    }

    private static void insert(Statements inTransaction, UserId user, Entity entity, long revision) {
        inTransaction.update(
                INSERT_ENTITY,
                user.value(),
                entity.id(),
                entity.name(),
                entity.named(),
                entity.kind(),
                entity.origin().id(),
                entity.mergedInto(),
                entity.createdAt(),
                entity.updatedAt(),
                revision);
        insertNames(inTransaction, user, entity);
    }

    private static void update(Statements inTransaction, UserId user, Entity entity, long revision) {
        inTransaction.update(
                UPDATE_ENTITY,
                entity.name(),
                entity.named(),
                entity.kind(),
                entity.origin().id(),
                entity.mergedInto(),
                entity.updatedAt(),
                revision,
                user.value(),
                entity.id());
        insertNames(inTransaction, user, entity);
    }

    private static void insertNames(Statements inTransaction, UserId user, Entity entity) {
        for (var name : entity.names()) {
            inTransaction.update(INSERT_NAME, user.value(), entity.id(), name.key(), name.text(), name.written());
        }
    }

    private static void insertMentions(Statements inTransaction, UserId user, Collection<Mention> mentions) {
        if (!mentions.isEmpty()) {
            inTransaction.update(
                    INSERT_MENTIONS,
                    user.value(),
                    GraphTable.array(mentions.stream().map(Mention::entity).toList()),
                    mentions.stream().map(Mention::key).toArray(String[]::new),
                    GraphTable.array(mentions.stream().map(Mention::message).toList()));
        }
    }

    private static void insert(Statements inTransaction, UserId user, Relation relation, long revision) {
        inTransaction.update(
                INSERT_RELATION,
                user.value(),
                relation.id(),
                relation.subject(),
                relation.predicate(),
                relation.object(),
                relation.value(),
                relation.strength(),
                relation.confidence(),
                relation.validFrom(),
                relation.validTo(),
                relation.recordedAt(),
                relation.supersededAt(),
                relation.supersededBy(),
                GraphTable.array(relation.messages()),
                GraphTable.array(relation.memories()),
                relation.origin().id(),
                relation.model(),
                revision);
    }

    private static void update(Statements inTransaction, UserId user, Relation relation, long revision) {
        inTransaction.update(
                UPDATE_RELATION,
                relation.subject(),
                relation.predicate(),
                relation.object(),
                relation.value(),
                relation.strength(),
                relation.confidence(),
                relation.validFrom(),
                relation.validTo(),
                relation.recordedAt(),
                relation.supersededAt(),
                relation.supersededBy(),
                GraphTable.array(relation.messages()),
                GraphTable.array(relation.memories()),
                relation.origin().id(),
                relation.model(),
                revision,
                user.value(),
                relation.id());
    }
}
