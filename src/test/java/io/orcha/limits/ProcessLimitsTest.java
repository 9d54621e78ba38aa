package io.orcha.limits;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ProcessLimitsTest.InTheProcess.class)
class ProcessLimitsTest extends RateLimitContract {

    public static final class InTheProcess implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return settings("process");
        }
    }
}
