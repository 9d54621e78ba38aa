package io.orcha.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A consent is required before anything is learned, and a user may keep six sessions. */
public final class ConsentRequired implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("orcha.privacy.consent", "required", "orcha.quota.max-sessions", "6");
    }
}
