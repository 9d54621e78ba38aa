package io.orcha.security;

import io.orcha.user.Scope;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * What is asked of every request before any route sees it: a credential, unless it is for an orchestrator's probe or a file of
 * the front end, and the scope {@code admin} for all else under {@code /q}. Which scope an endpoint needs stands at the endpoint
 * ({@code @PermissionsAllowed}); one that says nothing is denied.
 */
@ApplicationScoped
class RoutePolicy implements HttpSecurityPolicy {

    static final String LIVE = "/q/health/live";
    static final String READY = "/q/health/ready";
    static final String STARTED = "/q/health/started";

    /** Orchestrators carry no secrets. */
    private static final Set<String> OPEN = Set.of(LIVE, READY, STARTED);

    private static final String OPERATIONS = "/q";

    private final Denials denials;

    RoutePolicy(Denials denials) {
        this.denials = denials;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        var path = request.normalizedPath();
        if (isProbe(request) || WebPage.isAskedFor(request)) {
            return CheckResult.permit();
        }
        boolean operator = path.equals(OPERATIONS) || path.startsWith(OPERATIONS + "/");
        return identity.map(known -> check(known, operator));
    }

    /** Whether a request only asks for one of the words that anybody may hear. */
    static boolean isProbe(RoutingContext request) {
        var method = request.request().method();
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
                && OPEN.contains(request.normalizedPath());
    }

    private CheckResult check(SecurityIdentity identity, boolean operator) {
        if (identity.isAnonymous()) {
            denials.count(Refusal.NONE.id());
            throw Refusal.NONE.failure();
        }
        return !operator || Identities.caller(identity).may(Scope.ADMIN) ? CheckResult.PERMIT : CheckResult.DENY;
    }
}
