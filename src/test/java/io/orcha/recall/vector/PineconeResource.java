package io.orcha.recall.vector;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts a {@link PineconeStub} and points the service at it. */
public final class PineconeResource implements QuarkusTestResourceLifecycleManager {

    private PineconeStub stub;

    @Override
    public Map<String, String> start() {
        stub = new PineconeStub();
        return stub.settings();
    }

    @Override
    public void stop() {
        stub.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stub, new TestInjector.MatchesType(StubStore.class));
    }
}
