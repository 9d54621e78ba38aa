package io.orcha.user.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orcha.user.UserId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an erasure took away. The same receipt is the erasure's audit event, so that one can be checked against the other.
 *
 * @param rows how many rows went, by table
 * @param digest SHA-256 over the lines {@code receipt_id}, {@code user_id}, {@code erased_at} and {@code table=rows} in the order of
 *     the tables' names, each ended by a line feed, in hexadecimal digits
 */
record ErasureReceipt(UUID receiptId, String userId, Instant erasedAt, SortedMap<String, Long> rows, String digest) {

    static ErasureReceipt of(UUID id, UserId user, Instant erasedAt, Map<String, Long> rows) {
        var sorted = new TreeMap<>(rows);
        var text = new StringBuilder();
        text.append(id).append('\n').append(user).append('\n').append(erasedAt).append('\n');
        sorted.forEach(
                (table, count) -> text.append(table).append('=').append(count).append('\n'));
        return new ErasureReceipt(id, user.value(), erasedAt, sorted, sha256(text.toString()));
    }

    /** Whether there was anything to erase. */
    boolean hasErasedAnything() {
        return rows.values().stream().anyMatch(count -> count > 0);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
