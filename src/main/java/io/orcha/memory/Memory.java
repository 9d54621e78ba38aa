package io.orcha.memory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's memory at one version.
 *
 * @param content the summary; null after it was deleted
 * @param version grows by one with every change, deletions included
 * @param coveredThrough the last message whose statements are rolled up in it; null when none is
 * @param createdAt when the memory came into being
 * @param updatedAt when it last changed
 */
public record Memory(
        @Nullable String content, long version, @Nullable UUID coveredThrough, Instant createdAt, Instant updatedAt) {}
