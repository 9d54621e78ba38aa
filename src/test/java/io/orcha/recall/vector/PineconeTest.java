package io.orcha.recall.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The store at Pinecone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = PineconeResource.class, restrictToAnnotatedClass = true)
class PineconeTest extends RemoteStoreContract {

    @Test
    void createsTheIndex() {
        storeOne();
        var index = ((PineconeStub) store).index();

        assertThat(index.path("name").asText()).isEqualTo("memories");
        assertThat(index.path("dimension").asInt()).isEqualTo(embedder.dimension());
        assertThat(index.path("metric").asText()).isEqualTo("cosine");
        assertThat(index.path("spec").path("serverless").path("region").asText())
                .isEqualTo("us-east-1");
    }
}
