package io.orcha.recall.memory;

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
import org.jspecify.annotations.Nullable;

/** Stores long-term memories that a user had elsewhere, as they were. */
@ApplicationScoped
public class MemoryImport {

    private static final int CHUNK = 500;

    /** A file from before this was kept does not tell when something was said first; the messages of the same file do. */
    private static final String INSERT = """
            INSERT INTO long_term_memories
                   (user_id, id, text, text_hash, kind, importance, confidence, valid_from, valid_to, superseded_by,
                    message_ids, said_at, origin, model, scope, pinned, suppressed, archived_at, access_count, last_accessed_at,
                    created_at, updated_at, revision)
            SELECT ?, id, text, text_hash, kind, importance, confidence, valid_from, valid_to, superseded_by,
                   sources,
                   LEAST(said_at,
                         (SELECT min(m.created_at)
                            FROM unnest(r.sources) AS source (id) JOIN chat_messages AS m ON m.id = source.id
                           WHERE m.user_id = ?)),
                   origin, model, scope, pinned, suppressed, archived_at, access_count, last_accessed_at,
                   created_at, updated_at, ?
              FROM json_to_recordset(?::json) AS r (
                   id uuid, text text, text_hash bigint, kind text, importance real, confidence real,
                   valid_from timestamptz, valid_to timestamptz, superseded_by uuid, sources uuid[], said_at timestamptz, origin text,
                   model text, scope text, pinned boolean, suppressed boolean, archived_at timestamptz,
                   access_count bigint, last_accessed_at timestamptz, created_at timestamptz, updated_at timestamptz)
            """;

    private final IndexChanges index;
    private final LearnTasks tasks;
    private final ObjectMapper json;

    MemoryImport(IndexChanges index, LearnTasks tasks, ObjectMapper json) {
        this.index = index;
        this.tasks = tasks;
        this.json = json;
    }

    /**
     * Stores memories with their ids, and has them indexed.
     *
     * @param inTransaction on behalf of the user, whose row it has locked
     */
    public void store(Statements inTransaction, UserId user, List<LongTermMemory> memories) {
        if (memories.isEmpty()) {
            return;
        }
        long revision = index.next(inTransaction, user);
        for (int from = 0; from < memories.size(); from += CHUNK) {
            var chunk = memories.subList(from, Math.min(memories.size(), from + CHUNK));
            inTransaction.update(INSERT, user.value(), user.value(), revision, rows(chunk));
            index.index(
                    inTransaction, user, chunk.stream().map(LongTermMemory::id).toList());
        }
    }

    /** Has the facts of such memories read: a file from before there was a graph comes without. */
    public void readFacts(Statements inTransaction, UserId user, List<LongTermMemory> memories) {
        tasks.addMemories(
                inTransaction, user, memories.stream().map(LongTermMemory::id).toList());
    }

    private String rows(List<LongTermMemory> memories) {
        try {
            return json.writeValueAsString(memories.stream().map(Row::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and times are always JSON", e);
        }
    }

    @RegisterForReflection
    record Row(
            UUID id,
            String text,
            long textHash,
            MemoryKind kind,
            float importance,
            float confidence,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            @Nullable UUID supersededBy,
            List<UUID> sources,
            @Nullable Instant saidAt,
            MemoryOrigin origin,
            @Nullable String model,
            String scope,
            boolean pinned,
            boolean suppressed,
            @Nullable Instant archivedAt,
            long accessCount,
            @Nullable Instant lastAccessedAt,
            Instant createdAt,
            Instant updatedAt) {

        static Row of(LongTermMemory memory) {
            return new Row(
                    memory.id(),
                    memory.text(),
                    MemoryTable.hash(memory.text()),
                    memory.kind(),
                    memory.importance(),
                    memory.confidence(),
                    memory.validFrom(),
                    memory.validTo(),
                    memory.supersededBy(),
                    memory.sources(),
                    memory.saidAt(),
                    memory.origin(),
                    memory.model(),
                    memory.scope(),
                    memory.pinned(),
                    memory.suppressed(),
                    memory.archivedAt(),
                    memory.accessCount(),
                    memory.lastAccessedAt(),
                    memory.createdAt(),
                    memory.updatedAt());
        }
    }
}
