package io.orcha.limits;

import io.orcha.limits.Limit.Subject;
import io.orcha.user.ActingUser;
import io.orcha.user.UserId;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;

/**
 * Counts each request where every route obtains its user: after the caller was found to be allowed to act for them, and before
 * anything is done, also before a repetition gets its kept response.
 */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
abstract class LimitedActing implements ActingUser {

    private final ActingUser delegate;
    private final RequestLimiter limiter;
    private final Instance<RoutingContext> request;

    LimitedActing(@Any @Delegate ActingUser delegate, RequestLimiter limiter, Instance<RoutingContext> request) {
        this.delegate = delegate;
        this.limiter = limiter;
        this.request = request;
    }

    @Override
    public UserId actFor(UserId requested) {
        var user = delegate.actFor(requested);
        limiter.admit(request.get(), Subject.USER, user.value());
        return user;
    }
}
