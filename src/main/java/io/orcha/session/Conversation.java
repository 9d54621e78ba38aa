package io.orcha.session;

import io.orcha.session.ChatMessage.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation read from a file, checked.
 *
 * @param file the file's name in its zip; null for a plain JSON body
 */
record Conversation(@Nullable String file, List<Line> lines) {

    /**
     * A message.
     *
     * @param name who spoke; null when the role says it
     * @param createdAt when it was said; null when the file does not say
     */
    record Line(
            Role role,
            String content,
            @Nullable String name,
            @Nullable Instant createdAt) {}
}
