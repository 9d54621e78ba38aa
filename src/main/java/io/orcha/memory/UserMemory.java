package io.orcha.memory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
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

    @Nullable @Column(name = "covered_through")
    UUID coveredThrough;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** The first memory of a user, made by a roll-up. */
    static UserMemory rolledUp(String userId, @Nullable String content, UUID coveredThrough, Instant now) {
        var memory = new UserMemory();
        memory.userId = userId;
        memory.content = content;
        memory.version = 1;
        memory.coveredThrough = coveredThrough;
        memory.createdAt = now;
        memory.updatedAt = now;
        return memory;
    }

    /**
     * Takes over what a roll-up made. A content that is no different makes no new version.
     *
     * @return true, so that a check can precede it in one expression
     */
    boolean rollUp(@Nullable String newContent, UUID through, Instant now) {
        coveredThrough = through;
        if (!Objects.equals(content, newContent)) {
            if (content == null) {
                createdAt = now;
            }
            content = newContent;
            version++;
            // As with a save, it moves also when two changes fall on the same microsecond.
            updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plus(1, ChronoUnit.MICROS);
        }
        return true;
    }
}
