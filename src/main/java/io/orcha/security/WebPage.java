package io.orcha.security;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** The front end's own files: whoever may reach the service may read them, for they hold nobody's data. */
final class WebPage {

    /**
     * Scripts and styles come from the service itself and are never written into the page; nothing is evaluated, loaded from or
     * sent to anywhere else, and no other page can hold this one.
     */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String BUNDLE = "/static/bundle/";

    private WebPage() {}

    /** Whether a request is for one of these files. */
    static boolean isAskedFor(RoutingContext request) {
        var method = request.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return false;
        }
        var path = request.normalizedPath();
        return isUnversioned(path) || path.startsWith(BUNDLE);
    }

    /**
     * Whether what is there changes with a new version of the service under the same address; a bundle's address changes with it. A
     * browser that kept the page would ask for bundles that are gone.
     */
    static boolean isUnversioned(String path) {
        return path.equals("/") || path.equals("/index.html") || path.equals("/favicon.svg");
    }
}
