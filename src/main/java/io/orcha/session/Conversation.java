package io.orcha.session;

import io.orcha.session.ChatMessage.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation read from a file, checked.
 *
 * @param file the file's name in its zip; null for a plain JSON body
 */
record Conversation(@Nullable String file, List<Line> lines) {

    record Line(Role role, String content) {}
}
