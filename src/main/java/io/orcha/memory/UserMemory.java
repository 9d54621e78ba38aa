package io.orcha.memory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The row of a user's one memory. It outlives a deletion of the memory, with no content, so that versions never run backwards.
 * Changes that span tables lock it first; it is written by one statement in {@link Memories}, which also records the version.
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

    /** Locks the row of a user for the rest of the transaction; null when there is none. */
    static @Nullable UserMemory lock(String userId) {
        return findById(userId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether the locked row is at least not older or newer than what a change was made from. */
    static boolean isStill(@Nullable Memory base, @Nullable UserMemory current) {
        return (base == null || current == null)
                ? base == null && current == null
                : current.version == base.version() && current.updatedAt.equals(base.updatedAt());
    }
}
