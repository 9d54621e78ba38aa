package io.orcha.security;

import io.orcha.platform.problem.ProblemType;
import io.orcha.platform.problem.ProblemWriter;
import io.orcha.security.SecurityConfig.Anonymous;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Serves only requests that name this machine as their host while access is anonymous on loopback. A web page that the owner
 * of the machine visits could otherwise point a name of its own at 127.0.0.1 and read every memory (DNS rebinding).
 */
@ApplicationScoped
class LoopbackHostFilter {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final int AFTER_REQUEST_ID = 900;

    private final ProblemWriter problemWriter;
    private final boolean active;

    LoopbackHostFilter(SecurityConfig config, ProblemWriter problemWriter) {
        this.problemWriter = problemWriter;
        this.active = config.anonymous() == Anonymous.LOOPBACK;
    }

    void register(@Observes Filters filters) {
        if (active) {
            filters.register(this::check, AFTER_REQUEST_ID);
        }
    }

    private void check(RoutingContext context) {
        if (isOwn(context.request().authority())) {
            context.next();
        } else {
            problemWriter.write(
                    context,
                    ProblemType.MISDIRECTED_REQUEST,
                    "Without authentication only requests to localhost are served; see orcha.security.anonymous.");
        }
    }

    private static boolean isOwn(@Nullable HostAndPort authority) {
        return authority != null && OWN_NAMES.contains(authority.host().toLowerCase(Locale.ROOT));
    }
}
