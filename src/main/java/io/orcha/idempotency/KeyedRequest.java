package io.orcha.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orcha.user.UserId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * A request that its client may repeat.
 *
 * @param digest the SHA-256 of what makes it this request; it is stored only as part of a salted one
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database; never compared
record KeyedRequest(UserId user, IdempotencyKey key, byte[] digest) {

    /** Digests the parts of a request's head, none of which can hold a line feed, and its body. */
    static byte[] digest(List<String> head, byte[] body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((String.join("\n", head) + "\n").getBytes(UTF_8));
            return sha.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
