package io.orcha.memory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The row of a user's one memory. It outlives a deletion of the memory, with no content, so that versions never run backwards.
 * Roll-ups work with it under a row lock; requests read and save with one statement each, in {@link Memories}.
 */
@Entity
@Table(name = "user_memories")
class UserMemory extends PanacheEntityBase {

    @Id
    @Column(name = "user_id")
    String userId;

    @Nullable String content;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** Whether the locked row is what a roll-up started from; version and time together, because a user may be erased and anew. */
    static boolean isStill(@Nullable Memory base, @Nullable UserMemory current) {
        return (base == null || current == null)
                ? base == null && current == null
                : current.version == base.version() && current.updatedAt.equals(base.updatedAt());
    }

    /** The first memory of a user, made by a roll-up. */
    static UserMemory rolledUp(String userId, @Nullable String content, Instant now) {
        var memory = new UserMemory();
        memory.userId = userId;
        memory.content = content;
        memory.version = 1;
        memory.createdAt = now;
        memory.updatedAt = now;
        return memory;
    }

    /** Takes over what a roll-up made. A content that is no different makes no new version. */
    void rollUp(@Nullable String newContent, Instant now) {
        if (Objects.equals(content, newContent)) {
            return;
        }
        if (content == null) {
            createdAt = now;
        }
        content = newContent;
        version++;
        // As with a save, it moves also when two changes fall on the same microsecond.
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plus(1, ChronoUnit.MICROS);
    }
}
