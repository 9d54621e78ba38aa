package io.orcha.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The SHA-256 of a key's secret, which is all that is stored of it. A slow hash, as passwords need, would protect nothing here:
 * a secret has 256 random bits, which no speed of guessing exhausts, and every request would pay for it.
 */
final class SecretHash {

    static final int BYTES = 32;

    private final byte[] bytes;

    private SecretHash(byte[] bytes) {
        this.bytes = bytes;
    }

    static SecretHash of(String secret) {
        try {
            return new SecretHash(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A hash as it is stored. */
    static SecretHash stored(byte[] bytes) {
        return new SecretHash(bytes.clone());
    }

    /** Reads 64 hexadecimal digits; empty when the text is something else. */
    static Optional<SecretHash> parse(String hex) {
        try {
            var bytes = HexFormat.of().parseHex(hex.strip());
            return bytes.length == BYTES ? Optional.of(new SecretHash(bytes)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Compares in a time that does not depend on where the two differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
