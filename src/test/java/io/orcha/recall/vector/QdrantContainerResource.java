package io.orcha.recall.vector;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** Starts Qdrant, in the version of the client, in a container and points the service at it. */
public final class QdrantContainerResource implements QuarkusTestResourceLifecycleManager {

    private static final DockerImageName IMAGE = DockerImageName.parse("qdrant/qdrant:v1.16.0");
    private static final int HTTP = 6333;
    private static final int GRPC = 6334;

    private final GenericContainer<?> qdrant = new GenericContainer<>(IMAGE)
            .withEnv("QDRANT__SERVICE__API_KEY", StubStore.API_KEY)
            .withExposedPorts(HTTP, GRPC)
            .waitingFor(Wait.forHttp("/readyz").forPort(HTTP));

    @Override
    public Map<String, String> start() {
        qdrant.start();
        return Map.of(
                "orcha.recall.vector-store",
                "qdrant",
                "orcha.recall.qdrant.url",
                "http://%s:%d".formatted(qdrant.getHost(), qdrant.getMappedPort(GRPC)),
                "orcha.recall.qdrant.api-key",
                StubStore.API_KEY,
                "orcha.recall.qdrant.collection",
                QdrantContainerTest.COLLECTION);
    }

    @Override
    public void stop() {
        qdrant.close();
    }
}
