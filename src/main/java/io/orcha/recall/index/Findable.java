package io.orcha.recall.index;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message or a long-term memory that has to be given its words and its vectors.
 *
 * @param id of the message or the memory
 * @param message where and by whom it was said; null for a long-term memory
 * @param digest of the text and of what was said before it, by which it is known whether they have changed since
 * @param hasVectors whether its vectors are there, of this text and of the current model, so that only its words are wanted
 * @param hasWords whether its words are there, of this text, so that only its vectors are wanted
 */
record Findable(
        UUID id, String text, String digest, @Nullable Spoken message, boolean hasVectors, boolean hasWords) {

    /**
     * What only a message has.
     *
     * @param role {@code user} or {@code assistant}
     * @param speaker the name of who said it; null when the role says it
     * @param before what was said before it in its session; null when nothing was
     */
    record Spoken(
            UUID session,
            String role,
            @Nullable String speaker,
            Instant saidAt,
            @Nullable Before before) {}

    /** The message before another one, by whom it was as above. */
    record Before(String role, @Nullable String speaker, String text) {}
}
