package io.orcha.recall.vector;

import io.orcha.user.UserId;
import java.util.List;
import java.util.UUID;

/**
 * An index of vectors. It is never the only place of a vector: PostgreSQL has them all, and a store is filled from there. What it
 * finds may be gone from there already, so whoever shows a unit reads it from the database first.
 */
public interface VectorStore {

    /**
     * The units of a user with the nearest vectors, the nearest first; of a unit with several passages the nearest of them counts.
     *
     * @param query of length one, made by the embedding model that is configured
     * @param limit at most so many units
     * @throws VectorStoreException when the store does not answer, or fails at once because it did not lately
     */
    List<Match> nearest(UserId user, float[] query, int limit);

    /**
     * A unit that was found.
     *
     * @param unit the id of a message or a long-term memory
     * @param cosine the similarity to the query, -1 to 1
     */
    record Match(UUID unit, double cosine) {}
}
