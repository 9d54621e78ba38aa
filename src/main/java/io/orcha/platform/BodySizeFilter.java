package io.orcha.platform;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses oversized bodies: those that announce their length before a byte of them is read, others when they grow too long. */
class BodySizeFilter {

    private final long limit;

    BodySizeFilter(@ConfigProperty(name = "orcha.http.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext context, HttpServerRequest request) {
        var announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced != null) {
            if (Long.parseLong(announced) > limit) {
                throw tooLarge(request);
            }
        } else if (request.getHeader("Transfer-Encoding") != null) {
            context.setEntityStream(new LimitedInput(context.getEntityStream(), limit, () -> tooLarge(request)));
        }
    }

    private ContentTooLargeException tooLarge(HttpServerRequest request) {
        // The rest of the body is not read, so the connection cannot carry another request.
        request.response().putHeader("Connection", "close");
        return new ContentTooLargeException("A body may have at most %d bytes.".formatted(limit));
    }
}
