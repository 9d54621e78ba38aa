package io.orcha.memory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a user's one memory. It outlives a deletion of the memory, with no content, so that versions never run backwards. */
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
}
