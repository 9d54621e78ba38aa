package io.orcha.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An operator who allows little: small quotas, and no sample data. */
public final class Frugal implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "orcha.quota.max-sessions", "3",
                "orcha.quota.max-messages", "10",
                "orcha.quota.max-bytes", "2000",
                "orcha.sample-data.enabled", "false");
    }
}
