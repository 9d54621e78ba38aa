package io.orcha.platform.http;

import static io.orcha.platform.Settings.positive;

import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The limits of connections, and how many there are and were closed for one. Netty makes the guards of connections, outside of
 * the container, so this is shared through a static field.
 */
final class ConnectionLimits {

    private static final int CHECKS_PER_TIMEOUT = 4;

    private final long head;
    private final long idle;
    private final long send;
    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<Reason, LongAdder> closed = new EnumMap<>(Reason.class);

    /** Why a connection was closed. */
    enum Reason {
        /** Its request's head did not arrive in time. */
        SLOW_HEAD,
        /** It had no request for too long. */
        IDLE,
        /** Its client took nothing of a response. */
        STALLED,
        /** It was one too many. */
        TOO_MANY
    }

    private ConnectionLimits(HttpConfig config) {
        this.head = positive("orcha.http.head-timeout", config.headTimeout()).toNanos();
        this.idle =
                positive("orcha.http.connection-idle", config.connectionIdle()).toNanos();
        this.send = positive("orcha.http.send-timeout", config.sendTimeout()).toNanos();
        this.most = positive("orcha.http.max-connections", config.maxConnections());
        for (var reason : Reason.values()) {
            closed.put(reason, new LongAdder());
        }
    }

    /** Those of the configuration, made at the first use. */
    static ConnectionLimits configured() {
        return Configured.LIMITS;
    }

    /** Counts a connection; false when it is one too many. Each is to be {@link #leave}d. */
    boolean enter() {
        return open.incrementAndGet() <= most;
    }

    void leave() {
        open.decrementAndGet();
    }

    int open() {
        return open.get();
    }

    void countClosed(Reason reason) {
        adder(reason).increment();
    }

    long closed(Reason reason) {
        return adder(reason).sum();
    }

    long headNanos() {
        return head;
    }

    long idleNanos() {
        return idle;
    }

    long sendNanos() {
        return send;
    }

    /** How often connections are looked at, so that none outlives a limit by more than a quarter of it. */
    Duration checkInterval() {
        return Duration.ofNanos(Math.min(head, Math.min(idle, send)) / CHECKS_PER_TIMEOUT);
    }

    private LongAdder adder(Reason reason) {
        return Objects.requireNonNull(closed.get(reason));
    }

    private static final class Configured {
        static final ConnectionLimits LIMITS = new ConnectionLimits(
                ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(HttpConfig.class));
    }
}
