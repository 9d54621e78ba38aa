package io.orcha.security;

import io.orcha.platform.problem.ProblemType;
import io.orcha.platform.problem.ProblemWriter;
import io.orcha.security.SecurityConfig.Anonymous;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves only requests that name this machine as their host while access is anonymous on loopback. A web page that the owner
 * of the machine visits could otherwise point a name of its own at 127.0.0.1 and read every memory (DNS rebinding), or send requests from its own name without
 * reading the answers.
 */
@ApplicationScoped
class LoopbackHostFilter {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "::1");
    private static final int AFTER_REQUEST_ID = 900;

    private final ProblemWriter problemWriter;
    private final boolean active;
    private final String configuredHost;

    LoopbackHostFilter(
            Authentication authentication,
            SecurityConfig config,
            ProblemWriter problemWriter,
            @ConfigProperty(name = "quarkus.http.host") String configuredHost) {
        this.configuredHost = withoutBrackets(configuredHost);
        this.problemWriter = problemWriter;
        this.active = !authentication.isConfigured() && config.anonymous() == Anonymous.LOOPBACK;
    }

    void register(@Observes Filters filters) {
        if (active) {
            filters.register(this::check, AFTER_REQUEST_ID);
        }
    }

    private void check(RoutingContext context) {
        var request = context.request();
        var authority = request.authority();
        if (authority == null || !isOwn(authority.host())) {
            problemWriter.write(
                    context,
                    ProblemType.MISDIRECTED_REQUEST,
                    "Without authentication only requests to localhost are served; see orcha.security.anonymous.");
        } else if (comesFromElsewhere(request)) {
            problemWriter.write(
                    context,
                    ProblemType.FORBIDDEN,
                    "Without authentication web pages of other sites are not served; see orcha.security.anonymous.");
        } else {
            context.next();
        }
    }

    /** Browsers say for which page they send a request. */
    private boolean comesFromElsewhere(HttpServerRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site")) || (origin != null && !isOwnOrigin(origin));
    }

    private boolean isOwnOrigin(String origin) {
        try {
            var host = URI.create(origin).getHost();
            return host != null && isOwn(host);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** The address that is listened on is a name of this machine as well: the start is refused unless it is a loopback one. */
    private boolean isOwn(String host) {
        var name = withoutBrackets(host);
        return OWN_NAMES.contains(name) || name.equals(configuredHost);
    }

    private static String withoutBrackets(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }
}
