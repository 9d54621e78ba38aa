package io.orcha.security;

import io.orcha.platform.problem.FailureDescription;
import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;
import io.orcha.platform.problem.ProblemWriter;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Answers requests that are denied before a resource sees them, with the same problems that resources answer. */
@ApplicationScoped
class SecurityFailures {

    private static final Logger LOG = Logger.getLogger(SecurityFailures.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ProblemWriter problems;
    private final Denials denials;

    SecurityFailures(ProblemWriter problems, Denials denials) {
        this.problems = problems;
        this.denials = denials;
    }

    void register(@Observes Router router) {
        router.route().failureHandler(this::answer);
    }

    private void answer(RoutingContext context) {
        switch (context.failure()) {
            case AuthenticationFailedException _ -> unauthenticated(context);
            case UnauthorizedException _ -> unauthenticated(context);
            case ForbiddenException _ -> write(context, ProblemType.FORBIDDEN, ProblemType.MISSING_SCOPE_DETAIL);
            case ProblemException problem -> {
                problem.retryAfter()
                        .ifPresent(wait -> context.response()
                                .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds()))));
                write(context, problem.type(), problem.detail());
            }
            case OIDCException _ -> {
                denials.count("issuer_unavailable");
                context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                write(
                        context,
                        ProblemType.IDENTITY_PROVIDER_UNAVAILABLE,
                        "The keys that verify tokens cannot be fetched. Try again later.");
            }
            case Throwable failure
            when DefaultAuthFailureHandler.isOtherAuthenticationFailure(context) -> {
                LOG.errorf("a credential could not be checked: %s", FailureDescription.withFrames(failure));
                write(context, ProblemType.INTERNAL_ERROR, "The log has it under the id of this request.");
            }
            case null, default -> context.next();
        }
    }

    private void unauthenticated(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        write(context, ProblemType.UNAUTHENTICATED, ProblemType.UNAUTHENTICATED_DETAIL);
    }

    private void write(RoutingContext context, ProblemType type, String detail) {
        if (!context.request().isEnded()) {
            // What is left of the body is in the way of the connection's next request.
            context.request().resume();
        }
        problems.write(context, type, detail);
    }
}
