package io.orcha.memory;

import io.orcha.memory.summary.Summariser.Origin;
import io.orcha.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of a version (SHA-256), as migration V2 describes them. The text enters through a salted digest: when the text
 * is redacted, the salt goes too, and the digest that stays in the chain can no longer be tried against guesses.
 */
public final class VersionSeal {

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private VersionSeal() {}

    /** A new salt. */
    public static byte[] salt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /**
     * Commits to a version's text.
     *
     * @param content the memory's text; null for a deleted one
     * @param changes the changes as they are stored
     */
    public static byte[] digest(byte[] salt, @Nullable String content, String changes) {
        var sha256 = sha256();
        sha256.update(salt);
        return sha256.digest(utf8((content == null ? "0" : "1" + content) + '\u001f' + changes));
    }

    /** Commits to a version's text and to who made it, how and why. */
    public static byte[] seal(
            byte[] digest,
            UserId user,
            String author,
            String reason,
            @Nullable Origin origin,
            @Nullable Long base,
            String redactions) {
        var sha256 = sha256();
        sha256.update(digest);
        return sha256.digest(utf8(String.join(
                "\u001f",
                user.value(),
                author,
                reason,
                origin == null ? "" : origin.model(),
                origin == null ? "" : origin.promptVersion(),
                base == null ? "" : base.toString(),
                redactions)));
    }

    /** The link of the chain: what the database computes when it gives the version its number and time. */
    public static byte[] hash(byte[] previous, byte[] seal, long version, Instant at) {
        var sha256 = sha256();
        sha256.update(previous);
        sha256.update(seal);
        return sha256.digest(utf8(version + ":" + ChronoUnit.MICROS.between(Instant.EPOCH, at)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
