package io.orcha.recall.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.testing.PostgresResource;
import io.qdrant.client.grpc.Collections.Distance;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The store at Qdrant. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = QdrantResource.class, restrictToAnnotatedClass = true)
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
}
