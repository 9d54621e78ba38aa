package io.orcha.memory;

import io.orcha.memory.summary.Draft;
import io.orcha.memory.summary.Summariser.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a memory, not stored yet.
 *
 * @param content the text; null deletes it
 * @param reason a sentence of the service's own, never a user's words
 * @param changes what of the old text went, and why
 * @param origin what made the text; null when a person or a client did
 * @param base the version that the text was made from; null when it was made from none
 * @param redactions what earlier versions lost with this one
 */
public record MemoryChange(
        @Nullable String content,
        Author author,
        String reason,
        List<Draft.Change> changes,
        @Nullable Origin origin,
        @Nullable Long base,
        List<Redaction> redactions) {

    public MemoryChange {
        changes = List.copyOf(changes);
        redactions = List.copyOf(redactions);
    }

    /** A text that someone gave as it is. */
    public static MemoryChange of(@Nullable String content, Author author, String reason, @Nullable Memory base) {
        return new MemoryChange(
                content, author, reason, List.of(), null, base == null ? null : base.version(), List.of());
    }

    /**
     * An earlier version lost some or all of its text.
     *
     * @param version which one
     * @param digest of what remained, in hexadecimal digits
     */
    public record Redaction(long version, String digest) {}
}
