package io.orcha.limits;

import io.orcha.limits.Limit.Level;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * Tells clients what they may still do, in the fields of draft-ietf-httpapi-ratelimit-headers-10: {@code RateLimit-Policy} with
 * the quota {@code q} and its window {@code w}, {@code RateLimit} with what remains, {@code r}, and the seconds {@code t} until all of
 * it is granted again.
 */
final class RateLimitFields {

    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    private RateLimitFields() {}

    /** Adds a limit to what the response tells; both fields are lists. */
    static void add(HttpServerResponse response, Limit limit, Level level) {
        if (response.headWritten()) {
            return;
        }
        append(
                response,
                POLICY,
                "\"%s\";q=%d;w=%d"
                        .formatted(
                                limit.policy(),
                                limit.rate().capacity(),
                                seconds(limit.rate().period())));
        append(
                response,
                STATE,
                "\"%s\";r=%d;t=%d".formatted(limit.policy(), level.remaining(), seconds(level.reset())));
    }

    private static void append(HttpServerResponse response, String field, String member) {
        var present = response.headers().get(field);
        response.putHeader(field, present == null ? member : present + ", " + member);
    }

    static long seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
