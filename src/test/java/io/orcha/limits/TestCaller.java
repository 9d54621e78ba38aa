package io.orcha.limits;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Callers as authentication would tell them: whoever a header names. */
@ApplicationScoped
class TestCaller implements RequestCaller {

    static final String HEADER = "X-Test-Caller";

    private final RoutingContext request;

    TestCaller(RoutingContext request) {
        this.request = request;
    }

    @Override
    public Optional<String> id() {
        return Optional.ofNullable(request.request().getHeader(HEADER));
    }
}
