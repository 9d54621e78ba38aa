package io.orcha.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Forgets all meters at the end. Development mode and tests start the application again in the same JVM, where a gauge of the
 * run before would stand in for the new one and ask beans that are gone.
 */
@ApplicationScoped
class MetersOfOneRun {

    private final MeterRegistry meters;

    MetersOfOneRun(MeterRegistry meters) {
        this.meters = meters;
    }

    void forget(@Observes ShutdownEvent event) {
        meters.clear();
    }
}
