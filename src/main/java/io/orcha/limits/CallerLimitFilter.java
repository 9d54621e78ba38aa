package io.orcha.limits;

import io.orcha.limits.Limit.Subject;
import io.orcha.user.ActingUser;
import io.orcha.user.Caller;
import io.quarkus.arc.DefaultBean;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts each request of a caller that is known, before its body is read. */
@ApplicationScoped
class CallerLimitFilter {

    /** After authentication and before the filter of repeated requests. */
    private static final int EARLY = 2000;

    private final RequestLimiter limiter;
    private final RequestCaller caller;

    CallerLimitFilter(RequestLimiter limiter, RequestCaller caller) {
        this.limiter = limiter;
        this.caller = caller;
    }

    @ServerRequestFilter(priority = EARLY)
    public void check(RoutingContext request) {
        caller.id().ifPresent(id -> limiter.admit(request, Subject.CALLER, id));
    }

    /** Anonymous callers are not told apart. */
    @Produces
    @Singleton
    @DefaultBean
    static RequestCaller authenticated(ActingUser actingUser) {
        return () -> {
            var caller = actingUser.caller();
            return caller instanceof Caller.Anonymous ? Optional.empty() : Optional.of(caller.id());
        };
    }
}
