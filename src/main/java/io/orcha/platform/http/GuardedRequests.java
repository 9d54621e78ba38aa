package io.orcha.platform.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.EventLoop;
import io.orcha.platform.http.ConnectionLimits.Reason;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** Tells the guards of connections when requests begin and end, and metrics what the guards did. */
@ApplicationScoped
class GuardedRequests implements VertxOptionsCustomizer {

    private static final String EXTENSIONS = ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY;
    private static final int BEFORE_THE_REQUEST_ID = 1100;

    /** Netty reads it when the first server is made, which is after Vert.x. */
    @Override
    public void accept(VertxOptions options) {
        if (System.getProperty(EXTENSIONS) == null) {
            System.setProperty(EXTENSIONS, "serviceload");
        }
    }

    void register(@Observes Filters filters, MeterRegistry meters) {
        filters.register(GuardedRequests::follow, BEFORE_THE_REQUEST_ID);
        var limits = ConnectionLimits.configured();
        Gauge.builder("orcha.http.connections", limits, ConnectionLimits::open)
                .description("Open connections of clients")
                .register(meters);
        for (var reason : Reason.values()) {
            FunctionCounter.builder("orcha.http.connections.closed", limits, it -> it.closed(reason))
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .description(
                            "Connections that were closed because their client kept them waiting, or were too many")
                    .register(meters);
        }
    }

    private static void follow(RoutingContext context) {
        var request = context.request();
        if (request.connection() instanceof ConnectionBase connection) {
            var guard = ConnectionGuard.of(connection.channel());
            if (guard != null) {
                var loop = connection.channel().eventLoop();
                on(loop, () -> guard.requestBegan(request.version() == HttpVersion.HTTP_2));
                context.addEndHandler(_ -> on(loop, () -> guard.requestEnded(request)));
            }
        }
        context.next();
    }

    private static void on(EventLoop loop, Runnable work) {
        if (loop.inEventLoop()) {
            work.run();
        } else {
            loop.execute(work);
        }
    }
}
