package io.orcha.idempotency;

import io.orcha.platform.problem.InvalidFieldsException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A client's name for one request.
 *
 * @param value 1 to 255 printable ASCII characters, without the quotes that it may have been sent in
 */
public record IdempotencyKey(String value) {

    /** The request header that carries it. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern BARE = Pattern.compile("[\\x21\\x23-\\x7e][\\x20-\\x7e]{0,254}");
    /** A string of RFC 9651, which the draft prescribes and few clients send. */
    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\]){1,255})\"");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    /** Whether a POST to this path, as an endpoint declares it, may have a key. Operators' commands belong to no user and do no more when repeated. */
    public static boolean isTakenAt(String path) {
        return !path.startsWith("/api/v1/operations");
    }

    /** @throws InvalidFieldsException when there is not exactly one, or it is no key */
    static IdempotencyKey parse(List<String> headers) {
        if (headers.size() != 1) {
            throw InvalidFieldsException.of(HEADER, "must be sent once");
        }
        var given = headers.getFirst().strip();
        if (BARE.matcher(given).matches()) {
            return new IdempotencyKey(given);
        }
        var quoted = QUOTED.matcher(given);
        if (!quoted.matches()) {
            throw InvalidFieldsException.of(
                    HEADER, "must be 1 to 255 printable ASCII characters, bare or in double quotes");
        }
        return new IdempotencyKey(ESCAPE.matcher(quoted.group(1)).replaceAll("$1"));
    }
}
