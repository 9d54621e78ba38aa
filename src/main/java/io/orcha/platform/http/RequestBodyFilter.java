package io.orcha.platform.http;

import static io.orcha.platform.Settings.positive;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are too large, those that announce their length before a byte of them is read and others when they grow
 * too long; bodies that take too long or more memory than there is; compressed ones, which would be a bomb or no JSON; and bodies
 * that do not say what they are, because a web page can send such a one to any address without asking.
 */
class RequestBodyFilter {

    /** Everything of a user in one body. */
    private static final String LARGE = "/api/v1/users/import";

    private final BodyMemory memory;
    private final RequestBody.Limits usual;
    private final RequestBody.Limits large;

    RequestBodyFilter(HttpConfig config, BodyMemory memory) {
        this.memory = memory;
        long timeout = positive("orcha.http.body-timeout", config.bodyTimeout()).toNanos();
        this.usual = new RequestBody.Limits(config.maxBodySize().asLongValue(), timeout);
        this.large = new RequestBody.Limits(
                Math.max(usual.length(), config.maxUserImportSize().asLongValue()), timeout);
    }

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext context, RoutingContext routing) {
        var request = routing.request();
        var method = request.method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return;
        }
        var limits = LARGE.equals(request.path()) ? large : usual;
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limits.length()) {
            new ClientConnection(request).abandon();
            throw RequestBody.tooLarge(limits.length());
        }
        // In HTTP/1.1 a body says its length or that it comes in chunks (RFC 9112, section 6.3); in HTTP/2 it need not.
        if (mayHaveBody(request, length)) {
            requirePlainContent(request);
            var body = new RequestBody(context.getEntityStream(), limits, memory, new ClientConnection(request));
            context.setEntityStream(body);
            routing.addEndHandler(_ -> body.forget());
        }
    }

    private static void requirePlainContent(HttpServerRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (request.getHeader(HttpHeaders.CONTENT_TYPE) == null
                || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            throw new NotSupportedException();
        }
    }

    private static boolean mayHaveBody(HttpServerRequest request, @Nullable String length) {
        if (length != null) {
            return !length.equals("0");
        }
        return request.version() == HttpVersion.HTTP_2
                ? !request.method().equals(HttpMethod.DELETE)
                : request.getHeader("Transfer-Encoding") != null;
    }

    private record ClientConnection(HttpServerRequest request) implements RequestBody.Connection {

        @Override
        public void abandon() {
            if (request.version() != HttpVersion.HTTP_2 && !request.response().headWritten()) {
                request.response().putHeader("Connection", "close");
            }
        }

        @Override
        public void close() {
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset();
            } else {
                var _ = request.connection().close();
            }
        }
    }
}
