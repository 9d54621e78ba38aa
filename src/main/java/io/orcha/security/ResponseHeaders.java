package io.orcha.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Adds to every response, also to errors and streams, what keeps browsers from doing harm with it: nothing is guessed, framed,
 * run or kept. A response that has said something of its own is left as it is.
 */
@ApplicationScoped
class ResponseHeaders {

    private static final int AFTER_REQUEST_ID = 950;

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** The page with which operators try the API runs scripts of its own, some of them within the page. */
    private static final String OWN_PAGE = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self'"
            + " 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private static final String PAGE = "/q/swagger-ui";
    private static final String TWO_YEARS = "max-age=63072000";

    void register(@Observes Filters filters) {
        filters.register(this::prepare, AFTER_REQUEST_ID);
    }

    private void prepare(RoutingContext context) {
        context.addHeadersEndHandler(_ -> add(context));
        context.next();
    }

    private static void add(RoutingContext context) {
        put(context, "X-Content-Type-Options", "nosniff");
        put(context, "X-Frame-Options", "DENY");
        put(context, "Referrer-Policy", "no-referrer");
        put(context, "Content-Security-Policy", policy(context));
        if (WebPage.isAskedFor(context) && WebPage.isUnversioned(context.normalizedPath())) {
            context.response().headers().set(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        put(context, HttpHeaders.CACHE_CONTROL, isConditional(context) ? "private, no-cache" : "no-store");
        if ("https".equals(context.request().scheme())) {
            put(context, "Strict-Transport-Security", TWO_YEARS);
        }
    }

    private static String policy(RoutingContext context) {
        if (WebPage.isAskedFor(context)) {
            return WebPage.CONTENT_SECURITY_POLICY;
        }
        return context.normalizedPath().startsWith(PAGE) ? OWN_PAGE : NOTHING;
    }

    /** What has a tag may be kept by the caller, who then asks whether it is still true. */
    private static boolean isConditional(RoutingContext context) {
        return context.request().method().equals(HttpMethod.GET)
                && context.response().headers().contains(HttpHeaders.ETAG);
    }

    private static void put(RoutingContext context, CharSequence name, String value) {
        var headers = context.response().headers();
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
