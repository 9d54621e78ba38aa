package io.orcha.recall.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement about a user that outlives the conversation it comes from.
 *
 * @param importance from 0 to 1
 * @param confidence from 0 to 1
 * @param validFrom since when it holds in the world; null when that is not known
 * @param validTo until when it held; null while it holds
 * @param supersededBy the memory that took its place
 * @param sources the messages that say it, as far as they still exist; empty when the user wrote it
 * @param saidAt when a message said it first; null when none has. The message may be gone by now
 * @param model what made it of the messages; null when nothing did
 * @param scope {@link #SHARED}, or the assistant that it belongs to
 * @param suppressed whether the user does not want it mentioned
 * @param archivedAt since when it is kept without being recalled: because nobody did for long, or because it was taken back
 */
public record LongTermMemory(
        UUID id,
        String text,
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

    /** The scope of what all assistants of a user know. */
    public static final String SHARED = "shared";

    /** How long a scope's name may be, in bytes of UTF-8. */
    public static final int MAX_SCOPE_BYTES = 100;

    public LongTermMemory {
        sources = List.copyOf(sources);
    }

    /** A new one, of which nothing further is known. */
    static LongTermMemory of(UUID id, String text, MemoryKind kind, MemoryOrigin origin, Instant now) {
        return new LongTermMemory(
                id,
                text,
                kind,
                kind.importance(),
                1,
                null,
                null,
                null,
                List.of(),
                null,
                origin,
                null,
                SHARED,
                false,
                false,
                null,
                0,
                null,
                now,
                now);
    }

    /** Whether what is learned must neither replace it nor make it one with another: its owner wrote it, or pinned it. */
    public boolean isProtected() {
        return pinned || origin == MemoryOrigin.WRITTEN;
    }

    /** Whether it holds at a time, as far as is known. */
    public boolean holdsAt(Instant time) {
        return (validFrom == null || !time.isBefore(validFrom)) && (validTo == null || time.isBefore(validTo));
    }

    /** When it was said first; of what no message says, since when it is there. */
    public Instant firstSaid() {
        return saidAt == null || saidAt.isAfter(createdAt) ? createdAt : saidAt;
    }

    /** Names its state, other than how often it was recalled. */
    public String tag() {
        return Long.toHexString(ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt));
    }

    /** Whether another one says it holds no longer, or time does. */
    boolean isOver(Instant now) {
        return supersededBy != null || (validTo != null && !now.isBefore(validTo));
    }

    MemoryEdit edit() {
        return new MemoryEdit(this);
    }
}
