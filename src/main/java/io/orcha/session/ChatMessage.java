package io.orcha.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is stored.
 *
 * @param id time-ordered: a later message has a greater id
 * @param partial whether the reply was cut short
 * @param speaker the name of who said it; null when the role says it
 * @param memory what a reply was given of the memory; null when that is not known, or was not asked for
 */
public record ChatMessage(
        UUID id,
        Role role,
        String content,
        boolean partial,
        Instant createdAt,
        @Nullable String speaker,
        @Nullable ReplyMemory memory) {

    /** The same with what it was given of the memory. */
    ChatMessage with(ReplyMemory given) {
        return new ChatMessage(id, role, content, partial, createdAt, speaker, given);
    }

    /** Who said it. */
    @Schema(name = "MessageRole")
    public enum Role {
        @JsonProperty("user")
        USER,
        @JsonProperty("assistant")
        ASSISTANT,
        @JsonProperty("system")
        SYSTEM
    }
}
