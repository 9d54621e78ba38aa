package io.orcha.recall.vector;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts a {@link QdrantStub} and points the service at it. */
public final class QdrantResource implements QuarkusTestResourceLifecycleManager {

    private QdrantStub stub;

    @Override
    public Map<String, String> start() {
        stub = new QdrantStub();
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
