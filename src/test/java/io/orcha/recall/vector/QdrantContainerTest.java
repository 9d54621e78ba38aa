package io.orcha.recall.vector;

import io.orcha.testing.PostgresResource;
import io.orcha.user.UserId;
import io.qdrant.client.ConditionFactory;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.qdrant.client.grpc.Common.Filter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;

/** The store at a real Qdrant, where a Docker engine is there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = QdrantContainerResource.class, restrictToAnnotatedClass = true)
@EnabledIf(value = "io.orcha.testing.Docker#isThere", disabledReason = "no Docker engine on this machine")
class QdrantContainerTest extends RemoteStoreBasics {

    static final String COLLECTION = "memories";

    @ConfigProperty(name = "orcha.recall.qdrant.url")
    URI url;

    private QdrantClient qdrant;

    @BeforeEach
    void connect() {
        qdrant = new QdrantClient(QdrantGrpcClient.newBuilder(url.getHost(), url.getPort(), false, false)
                .withApiKey(StubStore.API_KEY)
                .build());
        storeOne();
    }

    @AfterEach
    void disconnect() {
        qdrant.close();
    }

    @Override
    int points(UserId user) {
        if (!result(qdrant.collectionExistsAsync(COLLECTION))) {
            return 0;
        }
        var own = Filter.newBuilder()
                .addMust(ConditionFactory.matchKeyword("user_id", user.value()))
                .build();
        return Math.toIntExact(result(qdrant.countAsync(COLLECTION, own, true)));
    }

    @Override
    void loseEverything() {
        var _ = result(qdrant.deleteCollectionAsync(COLLECTION));
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
