package io.orcha.limits;

import io.orcha.limits.Limit.Subject;
import io.orcha.limits.Limit.Work;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts a request once for its user and once for its caller, and tells the client what is left. */
@ApplicationScoped
class RequestLimiter {

    private final RateLimits limits;

    RequestLimiter(RateLimits limits) {
        this.limits = limits;
    }

    /**
     * Counts the request, unless it was counted for this subject already.
     *
     * @throws TooManyRequestsException when that is one too many
     */
    void admit(RoutingContext request, Subject subject, String id) {
        var counted = RequestLimiter.class.getName() + subject + id;
        if (request.get(counted) != null) {
            return;
        }
        request.put(counted, true);
        limits.take(subject, id, workOf(request)).ifPresent(checked -> {
            RateLimitFields.add(request.response(), checked.limit(), checked.level());
            if (!checked.level().granted()) {
                throw new TooManyRequestsException(checked.limit(), checked.level());
            }
        });
    }

    /** A turn of a chat under any protocol, and a summary on demand. */
    private static Work workOf(RoutingContext request) {
        var path = request.normalizedPath();
        boolean turn = request.request().method().equals(HttpMethod.POST)
                && (path.endsWith("/chat") || path.endsWith("/chat/completions") || path.endsWith("/generate"));
        return turn ? Work.TURNS : Work.REQUESTS;
    }
}
