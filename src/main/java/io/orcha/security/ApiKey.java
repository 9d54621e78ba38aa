package io.orcha.security;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An API key as its holder sends it: {@code orcha_<id>_<secret>}.
 *
 * @param id names the key; no secret
 * @param secret 43 letters and digits, that is 256 bits, when this service made it
 */
record ApiKey(String id, String secret) {

    /** What every key begins with, so that leaked ones can be found. */
    static final String PREFIX = "orcha_";

    private static final Pattern FORM = Pattern.compile("orcha_([a-z0-9]{1,32})_([A-Za-z0-9]{32,128})");
    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,32}");
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int LOWER_CASE = 36;
    private static final int ID_LENGTH = 12;
    private static final int SECRET_LENGTH = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new key with an id and a secret that nobody can guess. */
    static ApiKey create() {
        return create(random(LOWER_CASE, ID_LENGTH));
    }

    /** A new secret for an id. */
    static ApiKey create(String id) {
        return new ApiKey(id, random(ALPHABET.length(), SECRET_LENGTH));
    }

    /** Reads what a request presents; empty when it has not the form of a key. */
    static Optional<ApiKey> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches() ? Optional.of(new ApiKey(form.group(1), form.group(2))) : Optional.empty();
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    SecretHash hash() {
        return SecretHash.of(secret);
    }

    String text() {
        return PREFIX + id + "_" + secret;
    }

    /** Does not show the secret, wherever it is printed. */
    @Override
    public String toString() {
        return PREFIX + id;
    }

    private static String random(int symbols, int length) {
        return RANDOM.ints(length, 0, symbols)
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
