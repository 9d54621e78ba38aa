package io.orcha.recall.ranking;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be found: a message or a long-term memory.
 *
 * @param id of a message a UUID of version 7, by which messages are in the order in which they were said
 * @param session the conversation that a message belongs to; null for a memory
 * @param time when it was said, or since when it holds, which may be to come
 * @param speaker the name of who said it; null when the role says it
 * @param note what only a memory has; null for a message
 * @param terms what {@link TextAnalysis#ofUnit} made of the text; not to be changed
 * @param passages its meaning; empty when it is not known
 * @param reply its meaning as an answer to the message before; null when there is none or it is not known
 */
@SuppressWarnings("ArrayRecordComponent") // Units are told apart by their id.
public record Unit(
        UUID id,
        @Nullable UUID session,
        Instant time,
        Role role,
        @Nullable String speaker,
        @Nullable Note note,
        int[] terms,
        List<Passage> passages,
        @Nullable Passage reply) {

    /**
     * What only a memory has.
     *
     * @param known since when it has been there
     * @param scope the assistant that it belongs to; null when all of them know it
     * @param kind what it is about, as {@code identity}
     * @param importance 0 to 1
     * @param sources the messages that it was learned from
     */
    public record Note(Instant known, @Nullable String scope, String kind, double importance, List<UUID> sources) {

        public Note {
            sources = List.copyOf(sources);
        }
    }

    /** What it is. */
    public enum Kind {
        /** A message of a conversation. */
        MESSAGE,
        /** A statement about the user that outlives its conversation. */
        MEMORY
    }

    /** Who said it. */
    public enum Role {
        /** The user, or anyone else who is a person. */
        PERSON,
        /** A language model. */
        ASSISTANT
    }

    public Unit {
        passages = List.copyOf(passages);
        if (terms.length == 0) {
            throw new IllegalArgumentException("the terms of a unit begin with its traits");
        }
    }

    public Kind kind() {
        return note == null ? Kind.MESSAGE : Kind.MEMORY;
    }

    /** Whether it was there at a time. */
    public boolean isKnownAt(Instant at) {
        return !(note == null ? time : note.known()).isAfter(at);
    }

    /** Whether it belongs to all assistants, or to this one. */
    public boolean isFor(String scope) {
        return note == null || note.scope() == null || note.scope().equals(scope);
    }

    /** The messages that a memory was learned from; none of a message. */
    public List<UUID> sources() {
        return note == null ? List.of() : note.sources();
    }

    Unit withoutMeaning() {
        return passages.isEmpty() && reply == null ? this : withMeaning(List.of(), null);
    }

    Unit withMeaning(List<Passage> itsPassages, @Nullable Passage itsReply) {
        return new Unit(id, session, time, role, speaker, note, terms, itsPassages, itsReply);
    }

    Traits traits() {
        return Traits.of(terms[0]);
    }

    /** How many words it has that say something. */
    int length() {
        return terms.length - 1;
    }

    /** Whether another one has the same words. */
    boolean saysTheSameAs(Unit other) {
        return Arrays.equals(terms, 1, terms.length, other.terms, 1, other.terms.length);
    }
}
