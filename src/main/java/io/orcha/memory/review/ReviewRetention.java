package io.orcha.memory.review;

import io.orcha.platform.Database;
import io.orcha.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets go of what was reviewed long ago, where the operator wants that. Said again, it is asked about again. */
@ApplicationScoped
public class ReviewRetention {

    private static final String DELETE = "DELETE FROM memory_reviews WHERE state <> 'pending' AND decided_at < ?";

    private final Database database;
    private final Clock clock;
    private final Optional<Duration> keptFor;

    ReviewRetention(
            Database database,
            Clock clock,
            @ConfigProperty(name = "orcha.retention.reviews") Optional<Duration> keptFor) {
        this.database = database;
        this.clock = clock;
        this.keptFor = keptFor.map(duration -> Settings.positive("orcha.retention.reviews", duration));
    }

    /**
     * Deletes what is old enough.
     *
     * @return how many decided reviews went
     */
    public int deleteExpired() {
        return keptFor.map(duration ->
                        database.maintenance().update(DELETE, clock.instant().minus(duration)))
                .orElse(0);
    }
}
