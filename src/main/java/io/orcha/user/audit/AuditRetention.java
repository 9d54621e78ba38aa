package io.orcha.user.audit;

import static io.orcha.platform.Settings.positive;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets go of audit events that are old. */
@ApplicationScoped
public class AuditRetention {

    private final AuditTrail trail;
    private final Clock clock;
    private final Duration keptFor;

    AuditRetention(
            AuditTrail trail,
            Clock clock,
            @ConfigProperty(name = "orcha.retention.audit-events", defaultValue = "400D") Duration keptFor) {
        this.trail = trail;
        this.clock = clock;
        this.keptFor = positive("orcha.retention.audit-events", keptFor);
    }

    /**
     * Deletes what is old enough.
     *
     * @return how many events went
     */
    public int deleteExpired() {
        return trail.deleteBefore(clock.instant().minus(keptFor));
    }
}
