package io.orcha.platform;

import io.orcha.platform.problem.InvalidFieldsException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Lets a read replica answer where the endpoint allows it, unless the caller wants the latest ({@code Orcha-Consistency:
 * strong}), and tells in {@code X-Orcha-Read} who has answered.
 */
class ReadRouting {

    static final String CONSISTENCY = "Orcha-Consistency";
    static final String ANSWERED_BY = "X-Orcha-Read";

    private final ReadReplica replica;
    private final ReadConsistency consistency;

    ReadRouting(ReadReplica replica, ReadConsistency consistency) {
        this.replica = replica;
        this.consistency = consistency;
    }

    @MayBeStale
    @ServerRequestFilter
    public void route(ContainerRequestContext request) {
        var wanted = request.getHeaderString(CONSISTENCY);
        if (wanted == null || wanted.equals("eventual")) {
            consistency.allowStale();
        } else if (!wanted.equals("strong")) {
            throw InvalidFieldsException.of(CONSISTENCY, "must be strong or eventual");
        }
    }

    @MayBeStale
    @ServerResponseFilter
    public void tell(ContainerResponseContext response) {
        if (replica.isConfigured()) {
            response.getHeaders().putSingle(ANSWERED_BY, consistency.isStale() ? "replica" : "primary");
        }
    }
}
