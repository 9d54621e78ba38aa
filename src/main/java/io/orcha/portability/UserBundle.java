package io.orcha.portability;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.orcha.graph.GraphImport.ImportedEntity;
import io.orcha.graph.GraphImport.ImportedRelation;
import io.orcha.limits.Usage;
import io.orcha.recall.memory.LongTermMemory;
import io.orcha.session.ChatMessage.Role;
import io.orcha.user.UserId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one user, as it is exported and imported. Bytes are in hexadecimal digits, times in UTC with microseconds. Nothing
 * of it is known to be right when it has been read.
 *
 * @param format {@code orcha-memory-user}
 * @param version of the format, 1
 * @param memory null when there never was one
 * @param versions the kept versions of the memory, the oldest first; together with the memory they form a hash chain
 * @param sources which messages support which sentence of the memory
 * @param marks what is pinned and what is not to be mentioned
 * @param reviews what was held back from the memory
 * @param messages of all sessions, in the order of their ids
 * @param consents the decisions of the user, the oldest first; may be absent
 * @param memories the long-term memories, the oldest first; may be absent
 * @param conversationSummaries what sessions were about; may be absent
 * @param entities who and what the graph is of; may be absent
 * @param relations how these relate, and what was known before; may be absent
 */
@RegisterForReflection
@Schema(
        requiredProperties = {
            "format",
            "version",
            "user_id",
            "versions",
            "sources",
            "marks",
            "reviews",
            "sessions",
            "messages"
        })
record UserBundle(
        @Nullable String format,
        @Nullable Integer version,
        @Nullable Instant exportedAt,
        @Nullable UserId userId,
        @Nullable Settings settings,
        @Nullable MemoryHead memory,
        @Nullable List<@Nullable Version> versions,
        @Nullable List<@Nullable Source> sources,
        @Nullable List<@Nullable Mark> marks,
        @Nullable List<@Nullable BundledReview> reviews,
        @Nullable List<@Nullable Session> sessions,
        @Nullable List<@Nullable Message> messages,
        @Nullable List<@Nullable Consent> consents,
        @Nullable List<@Nullable BundledMemory> memories,
        @Nullable List<@Nullable ConversationSummary> conversationSummaries,
        @Nullable List<@Nullable BundledEntity> entities,
        @Nullable List<@Nullable BundledRelation> relations) {

    static final String FORMAT = "orcha-memory-user";
    static final int VERSION = 1;

    /** What it takes, as quotas count it: of the memory the versions, the newest of which is the memory. */
    Usage usage() {
        var texts = Stream.of(
                        elements(versions).map(Version::content),
                        elements(messages).map(Message::content),
                        elements(memories).map(BundledMemory::text),
                        elements(conversationSummaries).map(ConversationSummary::summary),
                        elements(entities)
                                .flatMap(entity -> elements(entity.names()))
                                .map(BundledEntity.Name::name),
                        elements(relations).map(BundledRelation::value))
                .flatMap(Function.identity());
        return texts.flatMap(Stream::ofNullable)
                .map(Usage::of)
                .reduce(new Usage(elements(sessions).count(), elements(messages).count(), 0), Usage::plus);
    }

    /** The long-term memories, when they were checked. */
    List<LongTermMemory> longTermMemories() {
        return elements(memories).map(BundledMemory::memory).toList();
    }

    /** The entities of the graph, when they were checked. */
    List<ImportedEntity> graphEntities() {
        return elements(entities).map(BundledEntity::entity).toList();
    }

    /** The relations of the graph, when they were checked. */
    List<ImportedRelation> graphRelations() {
        return elements(relations).map(BundledRelation::relation).toList();
    }

    private static <T> Stream<T> elements(@Nullable List<@Nullable T> list) {
        return list == null ? Stream.empty() : list.stream().flatMap(Stream::ofNullable);
    }

    /** A user's settings and when they were first seen. */
    @RegisterForReflection
    @Schema(
            name = "BundledSettings",
            requiredProperties = {"time_zone", "learning_paused", "created_at"})
    record Settings(
            @Nullable String timeZone,
            @Nullable String language,
            @Nullable Boolean learningPaused,
            @Nullable Boolean followMood,
            @Nullable Instant createdAt) {}

    /** The current memory, which is the newest of the versions; its content is null after a deletion. */
    @RegisterForReflection
    @Schema(
            name = "BundledMemoryHead",
            requiredProperties = {"version", "created_at", "updated_at"})
    record MemoryHead(
            @Nullable String content,
            @Nullable Long version,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}

    /**
     * A version of the memory.
     *
     * @param changes a JSON array, as text because the chain covers its bytes
     * @param redactions a JSON array, as text for the same reason
     */
    @RegisterForReflection
    @Schema(
            name = "BundledVersion",
            requiredProperties = {
                "version",
                "author",
                "reason",
                "changes",
                "redactions",
                "digest",
                "previous_hash",
                "hash",
                "created_at"
            })
    record Version(
            @Nullable Long version,
            @Nullable String content,
            @Nullable String author,
            @Nullable String reason,
            @Nullable String changes,
            @Nullable String model,
            @Nullable String promptVersion,
            @Nullable Long baseVersion,
            @Nullable String redactions,
            @Nullable String salt,
            @Nullable String digest,
            @Nullable String redactedSalt,
            @Nullable Instant redactedAt,
            @Nullable String previousHash,
            @Nullable String hash,
            @Nullable Instant createdAt) {}

    /** A sentence that a version learned. */
    @RegisterForReflection
    @Schema(
            name = "BundledSource",
            requiredProperties = {
                "version",
                "position",
                "sentence",
                "message_ids",
                "model",
                "prompt_version",
                "created_at"
            })
    record Source(
            @Nullable Long version,
            @Nullable Integer position,
            @Nullable String sentence,
            @Nullable List<@Nullable UUID> messageIds,
            @Nullable String model,
            @Nullable String promptVersion,
            @Nullable Instant createdAt) {}

    /** A pin or a suppression. */
    @RegisterForReflection
    @Schema(
            name = "BundledMark",
            requiredProperties = {"id", "kind", "text", "created_at"})
    record Mark(
            @Nullable UUID id,
            @Nullable Kind kind,
            @Nullable String text,
            @Nullable Instant createdAt) {

        @Schema(name = "BundledMarkKind")
        enum Kind {
            @JsonProperty("pin")
            PIN,
            @JsonProperty("suppression")
            SUPPRESSION
        }
    }

    /** A decision on consent. */
    @RegisterForReflection
    @Schema(
            name = "BundledConsent",
            requiredProperties = {"granted", "text_version", "recorded_at"})
    record Consent(
            @Nullable Boolean granted,
            @Nullable String textVersion,
            @Nullable Instant recordedAt) {}

    /** A session without its messages. */
    @RegisterForReflection
    @Schema(
            name = "BundledSession",
            requiredProperties = {"session_id", "title", "created_at", "last_activity_at"})
    record Session(
            @Nullable UUID sessionId,
            @Nullable String title,
            @Nullable String deviceId,
            @Nullable String persona,
            @Nullable Instant createdAt,
            @Nullable Instant lastActivityAt) {}

    /**
     * What a session was about.
     *
     * @param summary empty when there is nothing to say
     * @param through the last message that it knows of, which may have been deleted since
     */
    @RegisterForReflection
    @Schema(
            name = "BundledConversationSummary",
            requiredProperties = {
                "session_id",
                "summary",
                "through",
                "message_count",
                "model",
                "created_at",
                "updated_at"
            })
    record ConversationSummary(
            @Nullable UUID sessionId,
            @Nullable String summary,
            @Nullable UUID through,
            @Nullable Integer messageCount,
            @Nullable String model,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}

    /**
     * A message.
     *
     * @param toLearn whether the memory has yet to learn from it; null when it must not
     * @param toRemember whether long-term memories have yet to be learned from it; null when that is not known
     * @param memory what a reply was given of the memory; absent when that is not known
     */
    @RegisterForReflection
    @Schema(
            name = "BundledMessage",
            requiredProperties = {"message_id", "session_id", "role", "content", "partial", "created_at"})
    record Message(
            @Nullable UUID messageId,
            @Nullable UUID sessionId,
            @Nullable Role role,
            @Nullable String content,
            @Nullable String speaker,
            @Nullable Boolean toLearn,
            @Nullable Boolean toRemember,
            @Nullable Boolean partial,
            @Nullable Instant createdAt,
            @Nullable BundledReplyMemory memory) {}
}
