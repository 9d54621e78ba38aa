package io.orcha.platform.drain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Whether this replica is being taken out of service: by an operator, who may think better of it, or because the process was
 * asked to end. A replica that is drained is not ready and takes no new jobs; it still serves whoever comes, until load
 * balancers have noticed.
 */
@ApplicationScoped
public class Draining {

    private static final Logger LOG = Logger.getLogger(Draining.class);

    private final Event<Changed> changes;
    private volatile boolean asked;
    private volatile boolean ending;

    Draining(Event<Changed> changes) {
        this.changes = changes;
    }

    /** Told to whoever has to do something about it. */
    public record Changed(boolean draining) {}

    /** Why this replica is drained. */
    public enum Reason {
        OPERATOR,
        SHUTDOWN
    }

    /** Takes this replica out of service; harmless when it is already. */
    public void begin() {
        if (!asked) {
            asked = true;
            LOG.warn("This replica is drained: it is not ready any more and takes no new jobs.");
            changes.fire(new Changed(true));
        }
    }

    /** Puts it back into service, unless the process is ending. */
    public void end() {
        if (asked && !ending) {
            asked = false;
            LOG.info("This replica is in service again.");
            changes.fire(new Changed(false));
        }
    }

    /** Why this replica is out of service; empty when it is not. */
    public Optional<Reason> reason() {
        if (ending) {
            return Optional.of(Reason.SHUTDOWN);
        }
        return asked ? Optional.of(Reason.OPERATOR) : Optional.empty();
    }

    void register(@Observes StartupEvent event, MeterRegistry meters) {
        Gauge.builder("orcha.draining", this, draining -> draining.reason().isPresent() ? 1 : 0)
                .description("1 while this replica is being taken out of service")
                .register(meters);
    }

    /** The process was asked to end, and serves for {@code quarkus.shutdown.delay} longer. */
    void ending(@Observes ShutdownDelayInitiatedEvent event) {
        ending = true;
        changes.fire(new Changed(true));
    }
}
