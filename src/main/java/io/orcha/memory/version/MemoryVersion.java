package io.orcha.memory.version;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a memory, without its text.
 *
 * @param version its number; the newest is the current memory
 * @param author who made it: {@code client}, {@code roll_up}, {@code user_edit}, {@code restore} or {@code import}
 * @param reason why, in the service's words
 * @param model the model that made the text; null when a person or a client did
 * @param promptVersion the prompt or rules that made it; null like {@code model}
 * @param baseVersion the version that it was made from; null when it was made from none
 * @param empty whether it had no text from the beginning, as after a deletion
 * @param redactedAt when text was erased from it; null when it is whole
 * @param createdAt when it was made
 */
public record MemoryVersion(
        long version,
        String author,
        String reason,
        @Nullable String model,
        @Nullable String promptVersion,
        @Nullable Long baseVersion,
        boolean empty,
        @Nullable Instant redactedAt,
        Instant createdAt) {

    /**
     * A version with its text.
     *
     * @param content the text; null when the memory was deleted with this version or the text was erased
     * @param changes what of the text before went and why, a JSON array
     * @param hash the version's link in the chain, in hexadecimal digits
     */
    public record WithText(MemoryVersion version, @Nullable String content, String changes, String hash) {}
}
