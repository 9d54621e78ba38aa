package io.orcha.platform.drain;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * While this replica is drained, asks clients to give up their connections after the response, so that none of them sends a
 * request into one that is about to be closed.
 */
@ApplicationScoped
class ConnectionRelease {

    private static final int EARLY = 900;

    private final Draining draining;

    ConnectionRelease(Draining draining) {
        this.draining = draining;
    }

    void register(@Observes Filters filters) {
        filters.register(this::release, EARLY);
    }

    private void release(RoutingContext context) {
        if (draining.reason().isPresent() && context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
        }
        context.next();
    }
}
