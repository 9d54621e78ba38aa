package io.orcha.recall.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.recall.vector.RemoteIndex.Owner;
import io.orcha.recall.vector.RemoteIndex.Point;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The store at Pinecone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(PineconeResource.class)
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

    @Test
    void sendsNoMoreAtOnceThanItTakes() {
        var owner = new Owner(user(), 0);
        var points = IntStream.range(0, 1_000)
                .mapToObj(at -> {
                    var numbers = new ArrayList<Float>();
                    for (float number : vector()) {
                        numbers.add(number);
                    }
                    return new Point(new UUID(0, at), new UUID(1, at), 0, numbers);
                })
                .toList();
        var index = stores.external().orElseThrow();

        index.prepare();
        index.put(owner, points);

        assertThat(points(owner.user())).isEqualTo(1_000);
    }
}
