package io.orcha.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Everything whose time can be limited is kept for thirty days, and nobody runs jobs. */
public final class ThirtyDays implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "orcha.jobs.enabled", "false",
                "orcha.retention.sessions", "30D",
                "orcha.retention.reviews", "30D",
                "orcha.retention.audit-events", "30D",
                "orcha.recall.memories.delete-archived-after", "30D");
    }
}
