package io.orcha.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.platform.Statements;
import io.orcha.recall.index.IndexChanges;
import io.orcha.user.UserId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores a graph that a user had elsewhere, as it was, with its history. */
@ApplicationScoped
public class GraphImport {

    private static final int CHUNK = 500;

    /** What an index of the database takes. */
    private static final int KEY_BYTES = 2_000;

    private static final String ENTITIES = """
            INSERT INTO memory_entities
                   (user_id, id, name, named, kind, origin, merged_into, created_at, updated_at, revision)
            SELECT ?, id, name, named, kind, origin, merged_into, created_at, updated_at, ?
              FROM json_to_recordset(?::json) AS r (
                   id uuid, name text, named boolean, kind text, origin text, merged_into uuid, created_at timestamptz,
                   updated_at timestamptz)
            """;

    private static final String NAMES = """
            INSERT INTO memory_entity_names (user_id, entity_id, name_key, name, written)
            SELECT ?, entity_id, name_key, name, written
              FROM json_to_recordset(?::json) AS r (entity_id uuid, name_key text, name text, written boolean)
                ON CONFLICT DO NOTHING
            """;

    private static final String MENTIONS = """
            INSERT INTO memory_entity_mentions (user_id, entity_id, name_key, message_id)
            SELECT ?, r.entity_id, r.name_key, m.id
              FROM json_to_recordset(?::json) AS r (entity_id uuid, name_key text, messages uuid[])
             CROSS JOIN unnest(r.messages) AS m (id)
                ON CONFLICT DO NOTHING
            """;

    private static final String RELATIONS = """
            INSERT INTO memory_relations
                   (user_id, id, subject_id, predicate, object_id, value, strength, confidence, valid_from, valid_to, recorded_at,
                    superseded_at, superseded_by, message_ids, memory_ids, origin, model, revision)
            SELECT ?, id, subject_id, predicate, object_id, value, strength, confidence, valid_from, valid_to, recorded_at,
                   superseded_at, superseded_by, message_ids, memory_ids, origin, model, ?
              FROM json_to_recordset(?::json) AS r (
                   id uuid, subject_id uuid, predicate text, object_id uuid, value text, strength real, confidence real,
                   valid_from timestamptz, valid_to timestamptz, recorded_at timestamptz, superseded_at timestamptz,
                   superseded_by uuid, message_ids uuid[], memory_ids uuid[], origin text, model text)
            """;

    private final IndexChanges index;
    private final EntityTasks tasks;
    private final ObjectMapper json;

    GraphImport(IndexChanges index, EntityTasks tasks, ObjectMapper json) {
        this.index = index;
        this.tasks = tasks;
        this.json = json;
    }

    /** Someone or something, with the id that it had. */
    @RegisterForReflection
    public record ImportedEntity(
            UUID id,
            String name,
            boolean named,
            String kind,
            Origin origin,
            @Nullable UUID mergedInto,
            Instant createdAt,
            Instant updatedAt,
            List<ImportedName> names) {

        /** Copies the list. */
        public ImportedEntity {
            names = List.copyOf(names);
        }
    }

    /**
     * What an entity is called.
     *
     * @param written whether its owner wrote it
     * @param messages those that call it so, as far as that is known
     */
    public record ImportedName(String name, boolean written, List<UUID> messages) {

        /** Copies the list. */
        public ImportedName {
            messages = List.copyOf(messages);
        }
    }

    /** How two things relate, an attribute of one, or what either was before it changed. */
    @RegisterForReflection
    public record ImportedRelation(
            UUID id,
            @Nullable UUID subjectId,
            String predicate,
            @Nullable UUID objectId,
            @Nullable String value,
            float strength,
            float confidence,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            Instant recordedAt,
            @Nullable Instant supersededAt,
            @Nullable UUID supersededBy,
            List<UUID> messageIds,
            List<UUID> memoryIds,
            Origin origin,
            @Nullable String model) {

        /** Copies the lists. */
        public ImportedRelation {
            messageIds = List.copyOf(messageIds);
            memoryIds = List.copyOf(memoryIds);
        }
    }

    /** Whether something can be found by a name, as names are compared. */
    public static boolean isName(String name) {
        return NameKey.of(name).getBytes(UTF_8).length <= KEY_BYTES;
    }

    /**
     * Stores a graph with its ids, and has its entities given their vectors.
     *
     * @param inTransaction on behalf of the user, whose row it has locked
     * @param relations of these entities and the user
     */
    public void store(
            Statements inTransaction, UserId user, List<ImportedEntity> entities, List<ImportedRelation> relations) {
        if (entities.isEmpty() && relations.isEmpty()) {
            return;
        }
        long revision = index.next(inTransaction, user);
        for (int from = 0; from < entities.size(); from += CHUNK) {
            var chunk = entities.subList(from, Math.min(entities.size(), from + CHUNK));
            inTransaction.update(ENTITIES, user.value(), revision, rows(chunk));
            var names = rows(chunk.stream().flatMap(NameRow::of).toList());
            inTransaction.update(NAMES, user.value(), names);
            inTransaction.update(MENTIONS, user.value(), names);
        }
        for (int from = 0; from < relations.size(); from += CHUNK) {
            var chunk = relations.subList(from, Math.min(relations.size(), from + CHUNK));
            inTransaction.update(RELATIONS, user.value(), revision, rows(chunk));
        }
        tasks.schedule(inTransaction, user);
    }

    private String rows(List<?> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and times are always JSON", e);
        }
    }

    @RegisterForReflection
    record NameRow(UUID entityId, String nameKey, String name, boolean written, List<UUID> messages) {

        static Stream<NameRow> of(ImportedEntity entity) {
            return entity.names().stream()
                    .map(name -> new NameRow(
                            entity.id(), NameKey.of(name.name()), name.name(), name.written(), name.messages()));
        }
    }
}
