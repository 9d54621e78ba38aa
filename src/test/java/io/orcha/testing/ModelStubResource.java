package io.orcha.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts a {@link ModelStub}, points the service at it and hands it to the field of that type of every test, as new. */
public final class ModelStubResource implements QuarkusTestResourceLifecycleManager {

    private ModelStub stub;

    @Override
    public Map<String, String> start() {
        stub = ModelStub.start();
        return Map.ofEntries(
                Map.entry("orcha.model.provider", "openai"),
                Map.entry("orcha.model.base-url", stub.baseUrl()),
                Map.entry("orcha.model.api-key", "test-key"),
                Map.entry("orcha.model.name", "stub-model"),
                Map.entry("orcha.model.timeout", "2S"),
                Map.entry("orcha.model.retry-delay", "0.01S"),
                Map.entry("orcha.model.max-retry-delay", "1S"),
                // The breaker has a test of its own; in the others failures are the subject.
                Map.entry("orcha.model.circuit-breaker.calls", "100000"),
                Map.entry("orcha.chat.heartbeat", "0.2S"),
                Map.entry("orcha.idempotency.max-wait", "5S"),
                Map.entry("orcha.idempotency.max-response-bytes", "20000"));
    }

    @Override
    public void stop() {
        stub.close();
    }

    @Override
    public void inject(TestInjector injector) {
        stub.reset();
        injector.injectIntoFields(stub, new TestInjector.MatchesType(ModelStub.class));
    }
}
