package io.orcha.model.offline;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A memory that was brought up to date.
 *
 * @param text the new text; the very same string when nothing changed
 * @param learned the sentences that are new or have new support
 * @param gone the sentences of the old text that the new one lacks
 */
public record Merged(String text, List<Learned> learned, List<Gone> gone) {

    /** A sentence of the new text with the messages that support it, at least one. */
    public record Learned(String text, List<UUID> sources) {}

    /** A sentence that went, and the one that took its place if one did. */
    public record Gone(String text, @Nullable String replacement, Why why) {}

    /** Why a sentence went. */
    public enum Why {
        /** Something newer contradicts it. */
        CONTRADICTED,
        /** Another sentence says the same. */
        REPEATED,
        /** Space ran short. */
        COMPRESSED,
        /** The memory's owner asked for it. */
        INSTRUCTED
    }
}
