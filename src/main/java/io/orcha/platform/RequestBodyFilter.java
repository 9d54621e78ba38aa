package io.orcha.platform;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are too large, those that announce their length before a byte of them is read and others when they grow
 * too long; and bodies that do not say what they are, because a web page can send such a one to any address without asking.
 */
class RequestBodyFilter {

    /** Everything of a user in one body. */
    private static final String LARGE = "/api/v1/users/import";

    private final long usualLimit;
    private final long largeLimit;

    RequestBodyFilter(
            @ConfigProperty(name = "orcha.http.max-body-size") MemorySize usual,
            @ConfigProperty(name = "orcha.http.max-user-import-size", defaultValue = "32M") MemorySize large) {
        this.usualLimit = usual.asLongValue();
        this.largeLimit = Math.max(usualLimit, large.asLongValue());
    }

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext context, HttpServerRequest request) {
        var method = request.method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return;
        }
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        long limit = LARGE.equals(request.path()) ? largeLimit : usualLimit;
        if (length == null) {
            // Chunked, or HTTP/2, where bodies need not announce their length.
            context.setEntityStream(new LimitedInput(context.getEntityStream(), limit, () -> tooLarge(request, limit)));
        } else if (Long.parseLong(length) > limit) {
            throw tooLarge(request, limit);
        }
        if (mayHaveBody(request, length) && request.getHeader(HttpHeaders.CONTENT_TYPE) == null) {
            throw new NotSupportedException();
        }
    }

    /** In HTTP/1.1 a body says its length or that it comes in chunks (RFC 9112, section 6.3); in HTTP/2 it need not. */
    private static boolean mayHaveBody(HttpServerRequest request, @Nullable String length) {
        if (length != null) {
            return !length.equals("0");
        }
        return request.version() == HttpVersion.HTTP_2
                ? !request.method().equals(HttpMethod.DELETE)
                : request.getHeader("Transfer-Encoding") != null;
    }

    private ContentTooLargeException tooLarge(HttpServerRequest request, long limit) {
        if (request.version() != HttpVersion.HTTP_2) {
            // The rest of the body is not read, so the connection cannot carry another request.
            request.response().putHeader("Connection", "close");
        }
        return new ContentTooLargeException("A body may have at most %d bytes.".formatted(limit));
    }
}
