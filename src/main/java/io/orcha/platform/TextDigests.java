package io.orcha.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digests by which a cache knows texts without having them: their key is random, and nothing but this object ever has it, so nobody can
 * try what a text was.
 */
public final class TextDigests {

    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key = newKey();

    /** The digest of a text that is taken in some way, for example in a language. */
    public ByteBuffer of(String way, String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update((way + "\n").getBytes(UTF_8));
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private static SecretKeySpec newKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, MAC);
    }
}
