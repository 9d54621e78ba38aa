package io.orcha.security;

import io.orcha.user.Scope;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;

/** Answers orchestrators' probes, which come without a credential, with one word; the details of the checks are for operators. */
@ApplicationScoped
class TerseProbes {

    /** Who asks is known by then, and no handler of a route has run. */
    private static final int AFTER_AUTHORIZATION = 50;

    private final SmallRyeHealthReporter health;

    TerseProbes(SmallRyeHealthReporter health) {
        this.health = health;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, AFTER_AUTHORIZATION);
    }

    private void answer(RoutingContext context) {
        if (!RoutePolicy.isProbe(context) || isOperator(context)) {
            context.next();
            return;
        }
        ask(context.normalizedPath())
                .subscribe()
                .with(
                        found -> context.response()
                                .setStatusCode(found.isDown() ? 503 : 200)
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                .end("{\"status\":\"%s\"}".formatted(found.isDown() ? "DOWN" : "UP")),
                        context::fail);
    }

    @ActivateRequestContext
    Uni<SmallRyeHealth> ask(String probe) {
        return switch (probe) {
            case RoutePolicy.LIVE -> health.getLivenessAsync();
            case RoutePolicy.STARTED -> health.getStartupAsync();
            default -> health.getReadinessAsync();
        };
    }

    private static boolean isOperator(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous()
                && Identities.caller(user.getSecurityIdentity()).may(Scope.ADMIN);
    }
}
