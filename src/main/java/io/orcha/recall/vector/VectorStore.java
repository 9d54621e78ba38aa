package io.orcha.recall.vector;

import io.orcha.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * An index of vectors outside of this process's memory. It is never the only place of a vector: PostgreSQL has them all, and a store
 * can be filled from there again. Every method names the user, whose vectors are the only ones it touches.
 */
public interface VectorStore {

    /** Adds vectors or replaces those of the same units. Doing it twice does no harm. */
    void put(UserId user, List<UnitVectors> vectors);

    /** Removes the vectors of units. Those that are not there are no error. */
    void remove(UserId user, Collection<UUID> units);

    /**
     * The units with the nearest vectors, the nearest first; of a unit with several passages the nearest of them counts.
     *
     * @param query of length one
     * @param limit at most so many units
     * @throws VectorStoreException when the store does not answer
     */
    List<Match> nearest(UserId user, float[] query, int limit);

    /**
     * The vectors of a message or a memory.
     *
     * @param unit the message's or memory's id
     * @param passages one vector of length one for each passage
     */
    record UnitVectors(UUID unit, List<float[]> passages) {

        public UnitVectors {
            passages = List.copyOf(passages);
        }
    }

    /**
     * A unit that was found.
     *
     * @param cosine the similarity to the query, -1 to 1
     */
    record Match(UUID unit, double cosine) {}
}
