package io.orcha.security;

import io.orcha.user.Scope;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * What is asked of every request before any route sees it: a credential, unless it is for an orchestrator's probe, and the
 * scope {@code admin} for all else under {@code /q}. Which scope an endpoint needs stands at the endpoint
 * ({@code @PermissionsAllowed}); one that says nothing is denied.
 */
@ApplicationScoped
class RoutePolicy implements HttpSecurityPolicy {

    /** Orchestrators carry no secrets. */
    private static final Set<String> OPEN = Set.of("/q/health/live", "/q/health/ready", "/q/health/started");

    private static final String OPERATIONS = "/q";

    private final Denials denials;

    RoutePolicy(Denials denials) {
        this.denials = denials;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        var path = request.normalizedPath();
        if (OPEN.contains(path)) {
            return CheckResult.permit();
        }
        boolean operator = path.equals(OPERATIONS) || path.startsWith(OPERATIONS + "/");
        return identity.map(known -> check(known, operator));
    }

    private CheckResult check(SecurityIdentity identity, boolean operator) {
        if (identity.isAnonymous()) {
            denials.count(Refusal.NONE.id());
            throw Refusal.NONE.failure();
        }
        return !operator || Identities.caller(identity).may(Scope.ADMIN) ? CheckResult.PERMIT : CheckResult.DENY;
    }
}
