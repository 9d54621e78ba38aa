package io.orcha.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over lines with their line feeds. */
final class Checksum {

    private static final byte LINE_FEED = '\n';

    private final MessageDigest digest = sha256();

    void add(byte[] line) {
        digest.update(line);
        digest.update(LINE_FEED);
    }

    /** The checksum in hexadecimal digits; this then begins anew. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The checksum so far. */
    String soFar() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
