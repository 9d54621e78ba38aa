package io.orcha.limits;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Notes on a request that it is for {@link ModelWork}, before it is counted. */
class ModelWorkFilter {

    private static final int BEFORE_ALL_THAT_COUNT = 1000;

    @ModelWork
    @ServerRequestFilter(priority = BEFORE_ALL_THAT_COUNT)
    public void note(RoutingContext request) {
        request.put(ModelWork.class.getName(), true);
    }

    static boolean isNotedOn(RoutingContext request) {
        return request.get(ModelWork.class.getName()) != null;
    }
}
