package io.orcha.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orcha.user.UserId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A request that its client may repeat.
 *
 * @param digest the SHA-256 of what makes it this request, in hexadecimal
 */
record KeyedRequest(UserId user, IdempotencyKey key, String digest) {

    /** Digests the parts of a request's head, none of which can hold a line feed, and its body. */
    static String digest(List<String> head, byte[] body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((String.join("\n", head) + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
