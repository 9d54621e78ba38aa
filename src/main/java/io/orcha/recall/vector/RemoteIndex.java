package io.orcha.recall.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orcha.user.UserId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * What an external vector store is asked, whatever its protocol. One index serves all users; every point names its owner, and every
 * call the owner whose points it is about. A call that fails throws, and is safe to be made again.
 */
interface RemoteIndex extends AutoCloseable {

    /** Tells this place of vectors from others: which store, and which index of it. */
    String name();

    /** Creates the index if there is none. */
    void prepare();

    /** Adds points, or replaces those with the same ids. */
    void put(Owner owner, List<Point> points);

    /** Removes points. Those that are not there are no error. */
    void remove(Owner owner, List<UUID> ids);

    /** Removes all points of a user's lives up to one. */
    void erase(UserId user, long throughLife);

    /** The nearest points of an owner, the nearest first. */
    List<Hit> nearest(Owner owner, float[] query, int limit);

    @Override
    void close();

    /**
     * Whose points they are.
     *
     * @param life how often the user had been erased before
     */
    record Owner(UserId user, long life) {

        /** The id of a passage's point, the same whenever it is put: a UUID of version 5 with this class' own name space. */
        UUID point(UUID unit, int passage) {
            var name = "orcha:%s:%d:%s:%d".formatted(user, life, unit, passage);
            try {
                var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(name.getBytes(UTF_8)));
                return new UUID(
                        (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L,
                        (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-1", e);
            }
        }
    }

    /**
     * A passage's vector.
     *
     * @param vector of length one
     */
    record Point(UUID id, UUID unit, int passage, List<Float> vector) {}

    /**
     * A point that was found, with what it says of its owner.
     *
     * @param user as the store has it, whether it should or not
     */
    record Hit(String user, long life, UUID unit, double cosine) {}
}
