package io.orcha.recall.memory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A memory with some of its fields changed. */
final class MemoryEdit {

    private final LongTermMemory before;
    private String text;
    private MemoryKind kind;
    private float importance;
    private float confidence;
    private @Nullable Instant validFrom;
    private @Nullable Instant validTo;
    private @Nullable UUID supersededBy;
    private List<UUID> sources;
    private @Nullable Instant saidAt;
    private MemoryOrigin origin;
    private @Nullable String model;
    private String scope;
    private boolean pinned;
    private boolean suppressed;
    private @Nullable Instant archivedAt;

    MemoryEdit(LongTermMemory before) {
        this.before = before;
        this.text = before.text();
        this.kind = before.kind();
        this.importance = before.importance();
        this.confidence = before.confidence();
        this.validFrom = before.validFrom();
        this.validTo = before.validTo();
        this.supersededBy = before.supersededBy();
        this.sources = before.sources();
        this.saidAt = before.saidAt();
        this.origin = before.origin();
        this.model = before.model();
        this.scope = before.scope();
        this.pinned = before.pinned();
        this.suppressed = before.suppressed();
        this.archivedAt = before.archivedAt();
    }

    MemoryEdit text(String newText) {
        text = newText;
        return this;
    }

    /** Where it comes from. */
    MemoryEdit from(MemoryOrigin newOrigin, @Nullable String newModel, List<UUID> newSources) {
        origin = newOrigin;
        model = newModel;
        sources = newSources;
        return this;
    }

    MemoryEdit sources(List<UUID> newSources) {
        sources = newSources;
        return this;
    }

    MemoryEdit said(@Nullable Instant first) {
        saidAt = first;
        return this;
    }

    MemoryEdit kind(MemoryKind newKind) {
        kind = newKind;
        return this;
    }

    MemoryEdit weight(float newImportance, float newConfidence) {
        importance = newImportance;
        confidence = newConfidence;
        return this;
    }

    MemoryEdit valid(@Nullable Instant from, @Nullable Instant to) {
        validFrom = from;
        validTo = to;
        return this;
    }

    MemoryEdit supersededBy(@Nullable UUID successor) {
        supersededBy = successor;
        return this;
    }

    MemoryEdit scope(String newScope) {
        scope = newScope;
        return this;
    }

    /** What is pinned is not archived. */
    MemoryEdit pinned(boolean isPinned) {
        pinned = isPinned;
        archivedAt = isPinned ? null : archivedAt;
        return this;
    }

    MemoryEdit suppressed(boolean isSuppressed) {
        suppressed = isSuppressed;
        return this;
    }

    MemoryEdit archived(Instant since) {
        archivedAt = since;
        return this;
    }

    MemoryEdit unarchived() {
        archivedAt = null;
        return this;
    }

    LongTermMemory done() {
        return new LongTermMemory(
                before.id(),
                text,
                kind,
                importance,
                confidence,
                validFrom,
                validTo,
                supersededBy,
                sources,
                saidAt,
                origin,
                model,
                scope,
                pinned,
                suppressed,
                archivedAt,
                before.accessCount(),
                before.lastAccessedAt(),
                before.createdAt(),
                before.updatedAt());
    }
}
