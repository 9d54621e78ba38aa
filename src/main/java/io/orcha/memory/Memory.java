package io.orcha.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's memory at one version.
 *
 * @param content the summary; null after it was deleted
 * @param version grows by one with every change, deletions included
 * @param tag names this version of this memory and no other, also when a user is erased and begins anew
 * @param createdAt when the memory came into being
 * @param updatedAt when it last changed
 */
public record Memory(@Nullable String content, long version, String tag, Instant createdAt, Instant updatedAt) {}
