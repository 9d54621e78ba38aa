package io.orcha.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts an {@link EmbeddingStub}, points the service at it and hands it to the field of that type of every test, as new. */
public final class EmbeddingStubResource implements QuarkusTestResourceLifecycleManager {

    private EmbeddingStub stub;

    @Override
    public Map<String, String> start() {
        stub = EmbeddingStub.start(8);
        return Map.of(
                "orcha.embedding.model", "openai",
                "orcha.embedding.base-url", stub.baseUrl(),
                "orcha.embedding.api-key", "embedding-key",
                "orcha.embedding.name", "stub-embedding",
                "orcha.embedding.dimension", "8",
                "orcha.embedding.batch-size", "3",
                "orcha.embedding.timeout", "1S",
                "orcha.model.retry-delay", "0.01S",
                "orcha.model.circuit-breaker.calls", "100000");
    }

    @Override
    public void stop() {
        stub.close();
    }

    @Override
    public void inject(TestInjector injector) {
        stub.reset();
        injector.injectIntoFields(stub, new TestInjector.MatchesType(EmbeddingStub.class));
    }
}
