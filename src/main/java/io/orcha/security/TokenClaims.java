package io.orcha.security;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads claims whatever types a JSON library gives them. A claim is named by its name, or by a path with {@code /} into nested
 * objects when there is none of the whole name.
 */
final class TokenClaims {

    private final Function<String, @Nullable Object> claims;

    private TokenClaims(Function<String, @Nullable Object> claims) {
        this.claims = claims;
    }

    static TokenClaims of(JsonWebToken token) {
        return new TokenClaims(token::getClaim);
    }

    static TokenClaims of(Map<String, ?> claims) {
        return new TokenClaims(claims::get);
    }

    boolean has(String name) {
        return find(name) != null;
    }

    /** A claim that is one text or one integer. */
    Optional<String> text(String name) {
        var texts = texts(find(name));
        return texts.size() == 1 && !(find(name) instanceof Collection)
                ? Optional.of(texts.getFirst())
                : Optional.empty();
    }

    /** The words of a claim: texts separated by spaces, or an array of them. */
    List<String> words(String name) {
        return texts(find(name)).stream()
                .flatMap(text -> Arrays.stream(text.split(" ", -1)))
                .toList();
    }

    private @Nullable Object find(String name) {
        var whole = claims.apply(name);
        if (whole != null || name.indexOf('/') < 0) {
            return whole;
        }
        var steps = name.split("/", -1);
        var value = claims.apply(steps[0]);
        for (int i = 1; i < steps.length; i++) {
            value = value instanceof Map<?, ?> object ? object.get(steps[i]) : null;
        }
        return value;
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case JsonString text -> List.of(text.getString());
            case JsonNumber number when number.isIntegral() -> List.of(number.toString());
            case Long number -> List.of(number.toString());
            case Integer number -> List.of(number.toString());
            case Collection<?> values ->
                values.stream().flatMap(TokenClaims::elements).toList();
            case null, default -> List.of();
        };
    }

    private static Stream<String> elements(@Nullable Object value) {
        return value instanceof Collection ? Stream.empty() : texts(value).stream();
    }
}
