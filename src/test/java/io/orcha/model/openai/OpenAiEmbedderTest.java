package io.orcha.model.openai;

import static io.orcha.testing.EmbeddingStub.after;
import static io.orcha.testing.EmbeddingStub.status;
import static io.orcha.testing.EmbeddingStub.vectors;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Embedder.Purpose;
import io.orcha.testing.EmbeddingStub;
import io.orcha.testing.EmbeddingStub.Call;
import io.orcha.testing.EmbeddingStubResource;
import io.orcha.testing.Gate;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vectors from a server. Every test has texts of its own, because vectors are remembered for a while. */
@QuarkusTest
@TestProfile(WithoutWorkers.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(EmbeddingStubResource.class)
class OpenAiEmbedderTest {

    EmbeddingStub server;

    @Inject
    Embedder embedder;

    @BeforeEach
    void forgetEarlierCalls() {
        server.calls().clear();
    }

    @Test
    void embedsInBatchesAndKeepsTheOrder() {
        var texts = List.of("a", "bb", "ccc", "dddd", "eeeee", "ffffff", "ggggggg");

        var found = embedder.embed(texts);

        assertThat(server.calls()).extracting(call -> call.texts().size()).containsExactly(3, 3, 1);
        assertThat(server.calls())
                .extracting(Call::authorization, Call::model)
                .containsOnly(org.assertj.core.groups.Tuple.tuple("Bearer embedding-key", "stub-embedding"));
        assertThat(found).hasSize(7).allSatisfy(vector -> {
            assertThat(vector).hasSize(embedder.dimension());
            assertThat(Embedder.similarity(vector, vector)).isBetween(0.9999, 1.0001);
        });
        for (int at = 0; at < found.size(); at++) {
            assertThat(found.get(at)[0] / found.get(at)[1]).isBetween(at + 0.999f, at + 1.001f);
        }
        assertThat(embedder.model()).isEqualTo("openai:stub-embedding");
    }

    @Test
    void triesAgainWhenTheServerIsBusyOrBroken() {
        server.next(status(429, "Retry-After", "0"), status(500));

        assertThat(embedder.embed(List.of(text()))).hasSize(1);
        assertThat(server.calls()).hasSize(3);
        assertThat(embedder.problem()).isEmpty();
    }

    @Test
    void goesOnWithoutAnAnswerToAQuestionRatherThanAskAgain() {
        server.next(status(500, "Retry-After", "60"));

        assertThat(embedder.embed(List.of(text()), Purpose.QUERY)).isEmpty();
        assertThat(server.calls()).hasSize(1);
        assertThat(embedder.problem()).hasValue("The embedding model answered an error (HTTP 500).");
        given().get("/api/v1/operations/status").then().body("degraded.part", hasItem("embedding"));

        assertThat(embedder.embed(List.of(text()))).hasSize(1);
        assertThat(embedder.problem()).isEmpty();
        given().get("/api/v1/operations/status").then().body("degraded.part", not(hasItem("embedding")));
    }

    @Test
    void refusesVectorsOfAnotherLength() {
        server.next(vectors(7));

        assertThat(embedder.embed(List.of(text()))).isEmpty();
        assertThat(embedder.problem())
                .hasValue("The embedding model answered vectors of 7 numbers, and orcha.embedding.dimension is 8.");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void doesNotWaitForASlowServer() {
        var gate = new Gate();
        server.next(after(gate, vectors(8)));

        assertThat(embedder.embed(List.of(text()))).isEmpty();
        gate.open();
        assertThat(embedder.problem()).hasValueSatisfying(why -> assertThat(why).contains("did not answer within"));
    }

    private static String text() {
        return UUID.randomUUID().toString();
    }
}
