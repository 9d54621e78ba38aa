package io.orcha.platform.drain;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells load balancers to send nobody any more. */
@Readiness
@ApplicationScoped
class DrainCheck implements HealthCheck {

    private final Draining draining;

    DrainCheck(Draining draining) {
        this.draining = draining;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("In service")
                .status(draining.reason().isEmpty())
                .build();
    }
}
