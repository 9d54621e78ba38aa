package io.orcha.session;

import io.orcha.session.ChatMessage.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation from elsewhere, checked.
 *
 * @param file the file's name in its zip; null when it comes from none
 * @param deviceId on which device it was begun; null when that is not known
 */
public record Conversation(@Nullable String file, @Nullable String deviceId, List<Line> lines) {

    /**
     * A message.
     *
     * @param name who spoke; null when the role says it
     * @param createdAt when it was said; null when the file does not say
     */
    public record Line(
            Role role,
            String content,
            @Nullable String name,
            @Nullable Instant createdAt) {}
}
