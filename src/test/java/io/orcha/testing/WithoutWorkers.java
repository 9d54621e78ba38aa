package io.orcha.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Jobs are scheduled as an operator's defaults say, and nobody runs them: a test looks at them at rest. */
public final class WithoutWorkers implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "orcha.jobs.enabled", "false",
                "orcha.learning.idle", "30S",
                // Little room, so that it can be filled.
                "orcha.chat.recent-statement-tokens", "200");
    }
}
