package io.orcha.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What happens in the background is waited for as long as a slow and busy machine may need. A test that passes never waits so long. */
public final class PatientAwait implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> testClass) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }
}
