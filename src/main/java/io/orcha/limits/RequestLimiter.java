package io.orcha.limits;

import io.orcha.limits.Limit.Subject;
import io.orcha.limits.Limit.Work;
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
        var work = ModelWorkFilter.isNotedOn(request) ? Work.TURNS : Work.REQUESTS;
        limits.take(subject, id, work).ifPresent(checked -> {
            RateLimitFields.add(request.response(), checked.limit(), checked.level());
            if (!checked.level().granted()) {
                throw new TooManyRequestsException(checked.limit(), checked.level());
            }
        });
    }
}
