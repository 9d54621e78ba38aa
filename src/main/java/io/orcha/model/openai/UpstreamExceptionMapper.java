package io.orcha.model.openai;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Keeps a refused request's status and {@code Retry-After}, which the stock mapper of the client drops. */
final class UpstreamExceptionMapper implements ResponseExceptionMapper<UpstreamException> {

    private final Clock clock;

    UpstreamExceptionMapper(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public int getPriority() {
        return 1; // before the stock mapper
    }

    @Override
    public UpstreamException toThrowable(Response response) {
        return new UpstreamException(
                response.getStatus(), retryAfter(response.getHeaderString(HttpHeaders.RETRY_AFTER), clock.instant()));
    }

    /** Understands both forms of RFC 9110: seconds and an HTTP date. */
    static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        try {
            return header.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : positive(Duration.between(
                            now,
                            ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()));
        } catch (NumberFormatException | DateTimeParseException _) {
            return null;
        }
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
