package io.orcha.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives every request an id that its response, its problems and its log lines carry: the caller's {@code X-Request-Id} when
 * that is harmless, else a new one.
 */
@ApplicationScoped
public class RequestId {

    /** The header, in requests and responses. */
    public static final String HEADER = "X-Request-Id";

    private static final String MDC_KEY = "request_id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BEFORE_OTHER_FILTERS = 1000;

    private final Ids ids;

    RequestId(Ids ids) {
        this.ids = ids;
    }

    void register(@Observes Filters filters) {
        filters.register(this::assign, BEFORE_OTHER_FILTERS);
    }

    private void assign(RoutingContext context) {
        var given = context.request().getHeader(HEADER);
        var id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : ids.next().toString();
        context.put(MDC_KEY, id);
        MDC.put(MDC_KEY, id);
        context.response().putHeader(HEADER, id);
        context.next();
    }

    /** The id of a request. */
    public static String of(RoutingContext context) {
        String id = context.get(MDC_KEY);
        return id == null ? "unknown" : id;
    }
}
