package io.orcha.memory.summary;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a summary is made from.
 *
 * @param content the memory's present text; null when there is none
 * @param notes the sentences of the present text in its order; empty when there is none
 * @param statements what the user said since, oldest first
 * @param pinned sentences that the user pinned: they stay, word for word
 * @param suppressed what the user does not want mentioned: it stays in the text and is nothing to dwell on
 * @param zone the user's time zone, in which relative dates are understood
 * @param language the user's language as a BCP 47 tag; null when it is not set and has to be taken from what they write
 * @param maxBytes the greatest length of the new text in UTF-8 bytes
 */
public record SummaryRequest(
        @Nullable String content,
        List<Note> notes,
        List<Statement> statements,
        List<String> pinned,
        List<String> suppressed,
        ZoneId zone,
        @Nullable String language,
        int maxBytes) {

    public SummaryRequest {
        notes = List.copyOf(notes);
        statements = List.copyOf(statements);
        pinned = List.copyOf(pinned);
        suppressed = List.copyOf(suppressed);
    }

    /**
     * A sentence of the present memory.
     *
     * @param text the sentence, without a bullet, as it stands in the text
     * @param sources the messages that are known to support it; none for what a client or the user wrote
     */
    public record Note(String text, List<UUID> sources) {

        public Note {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A message of the user.
     *
     * @param id the message's id
     * @param at when it was said
     * @param text in the user's own words; possibly several sentences
     */
    public record Statement(UUID id, Instant at, String text) {}
}
