package io.orcha.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Tokens as an identity provider signs them, and as an attacker would like them to be. */
public final class Tokens {

    public static final String ISSUER = "https://login.example.org/realms/orcha";
    public static final String AUDIENCE = "orcha";

    /** In system properties because Quarkus loads this class once for every test profile. */
    private static final String PUBLIC = Tokens.class.getName() + ":public";

    private static final String PRIVATE = Tokens.class.getName() + ":private";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private String algorithm = "RS256";
    private Key key;
    private String keyId;

    private Tokens() {}

    /** A token that is valid for a user, to be spoiled or signed. */
    public static Tokens of(String user) {
        var now = Instant.now().getEpochSecond();
        return new Tokens()
                .claim("iss", ISSUER)
                .claim("aud", AUDIENCE)
                .claim("sub", user)
                .claim("iat", now)
                .claim("exp", now + 600);
    }

    /** Sets a claim; null takes it away. */
    public Tokens claim(String name, Object value) {
        if (value == null) {
            claims.remove(name);
        } else {
            claims.put(name, value);
        }
        return this;
    }

    public Tokens signedWith(String keyIdOfSet, PrivateKey signingKey) {
        keyId = keyIdOfSet;
        key = signingKey;
        return this;
    }

    /** Not signed at all. */
    public Tokens unsigned() {
        algorithm = "none";
        return this;
    }

    /** Signed with the public key as if it were a shared secret. */
    public Tokens signedWithThePublicKey(byte[] publicKey) {
        algorithm = "HS256";
        key = new HmacKey(publicKey);
        return this;
    }

    public String text() {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setDoKeyValidation(false);
        signature.setAlgorithmHeaderValue(algorithm);
        if (keyId != null) {
            signature.setKeyIdHeaderValue(keyId);
        }
        if (!algorithm.equals("none")) {
            signature.setKey(key == null ? privateKey() : key);
        }
        try {
            signature.setPayload(JSON.writeValueAsString(claims));
            return signature.getCompactSerialization();
        } catch (JoseException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The issuer's public key as an operator configures it. */
    public static synchronized String publicKey() {
        if (System.getProperty(PUBLIC) == null) {
            var pair = newKeyPair();
            System.setProperty(
                    PRIVATE,
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            System.setProperty(
                    PUBLIC,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder(64, "\n".getBytes(UTF_8))
                                    .encodeToString(pair.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----");
        }
        return System.getProperty(PUBLIC);
    }

    public static KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey() {
        publicKey();
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(System.getProperty(PRIVATE))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
