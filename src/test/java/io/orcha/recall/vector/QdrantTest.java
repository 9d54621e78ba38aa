package io.orcha.recall.vector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.orcha.testing.PostgresResource;
import io.qdrant.client.grpc.Collections.Distance;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The store at Qdrant. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(QdrantResource.class)
class QdrantTest extends RemoteStoreContract {

    @Test
    void createsTheCollectionWithAnIndexOfTheUsers() {
        storeOne();
        var qdrant = (QdrantStub) store;

        var vectors = qdrant.collection().getVectorsConfig().getParams();
        assertThat(qdrant.collection().getCollectionName()).isEqualTo("memories");
        assertThat(vectors.getSize()).isEqualTo(embedder.dimension());
        assertThat(vectors.getDistance()).isEqualTo(Distance.Cosine);
        assertThat(qdrant.index().getFieldName()).isEqualTo("user_id");
        assertThat(qdrant.index().getFieldIndexParams().getKeywordIndexParams().getIsTenant())
                .isTrue();
    }

    @Test
    void erasesWhereTheCollectionWasDropped() {
        var user = storeOne();
        ((QdrantStub) store).drop();

        given().delete("/api/v1/users/{id}", user.value()).then().statusCode(200);

        await("the job")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        given().get("/api/v1/operations/vector-store").then().body("erasures_waiting", equalTo(0)));
    }
}
