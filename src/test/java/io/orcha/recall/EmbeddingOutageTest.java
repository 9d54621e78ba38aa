package io.orcha.recall;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.EmbeddingStub;
import io.orcha.testing.EmbeddingStub.Behaviour;
import io.orcha.testing.EmbeddingStubResource;
import io.orcha.testing.LogLines;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server of embeddings is away for a while: nothing that was said meanwhile is lost, and all of it has its vectors later. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(EmbeddingStubResource.class)
class EmbeddingOutageTest {

    private static final long FAILURES = 8;
    private static final String WITHOUT_VECTOR =
            "SELECT count(*) FROM message_passages WHERE user_id = ? AND embedding IS NULL";

    private static final String UNFOUND =
            "SELECT count(*) FROM recall_tasks WHERE user_id = ? AND task = 'index' AND NOT has_words";
    private static final String UNLEARNED = "SELECT count(*) FROM recall_tasks WHERE user_id = ? AND task = 'learn'";
    private static final String REVISION = "SELECT revision FROM recall_indexes WHERE user_id = ?";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    EmbeddingStub embeddings;

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    @AfterEach
    void comeBack() {
        embeddings.comeBack();
    }

    @Test
    void catchesUp() {
        var user = newUser();
        var jobs = RecallJobs.in(owner);
        embeddings.next(
                Stream.generate(() -> EmbeddingStub.status(503)).limit(FAILURES).toArray(Behaviour[]::new));

        chat(user, "I keep a tame raven called Huginn.").then().statusCode(200);
        given().queryParam("query", "raven")
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("items.text", hasItem("I keep a tame raven called Huginn."));

        jobs.awaitDone(user);
        assertThat(jobs.count(WITHOUT_VECTOR, user)).isZero();
        assertThat(jobs.count("SELECT count(*) FROM message_passages WHERE user_id = ?", user))
                .isPositive();
    }

    @Test
    void findsAndLearnsEverythingMeanwhile() {
        var user = newUser();
        var jobs = RecallJobs.in(owner);
        embeddings.always(EmbeddingStub.status(503));
        var boxes = IntStream.range(0, 110).mapToObj("In box %d there are old magazines."::formatted);
        json(Stream.concat(boxes, Stream.of("I love Portuguese tiles."))
                        .map(text -> map("role", "user", "content", text))
                        .toList())
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);

        await("words").atMost(PATIENCE).until(() -> jobs.count(UNFOUND, user) == 0);
        await("learning").atMost(PATIENCE).until(() -> jobs.count(UNLEARNED, user) == 0);
        given().queryParams(map("query", "Which tiles?", "kind", "message"))
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("items.text", hasItem("I love Portuguese tiles."));
        given().get("/api/v1/users/{user}/memories", user)
                .then()
                .statusCode(200)
                .body("memories.text", hasItem(containsString("Portuguese tiles")));
        assertThat(jobs.count("SELECT count(*) FROM message_passages WHERE user_id = ? AND passage = 0", user))
                .isEqualTo(111);
        assertThat(jobs.count(WITHOUT_VECTOR, user)).isEqualTo(111);

        embeddings.comeBack();
        jobs.awaitDone(user);

        assertThat(jobs.count(WITHOUT_VECTOR, user)).isZero();
        assertThat(jobs.count("SELECT count(*) FROM message_passages WHERE user_id = ? AND passage = 0", user))
                .isEqualTo(111);
    }

    @Test
    void leavesWhatHasItsWordsAlone() {
        var user = newUser();
        var jobs = RecallJobs.in(owner);
        embeddings.always(EmbeddingStub.status(503));
        chat(user, "I keep a tame raven called Huginn.").then().statusCode(200);
        await("words").atMost(PATIENCE).until(() -> jobs.count(UNFOUND, user) == 0);
        await("learning").atMost(PATIENCE).until(() -> jobs.count(UNLEARNED, user) == 0);
        await("memories").atMost(PATIENCE).until(() -> jobs.count(UNFOUND, user) == 0);
        long revision = jobs.count(REVISION, user);
        int calls = embeddings.calls().size();

        await("another attempt").atMost(PATIENCE).until(() -> embeddings.calls().size() > calls + 4);

        assertThat(jobs.count(REVISION, user)).isEqualTo(revision);
    }

    @Test
    void warnsOnceHoweverManyUsersWait() {
        var jobs = RecallJobs.in(owner);
        var users = List.of(newUser(), newUser(), newUser());
        try (var embedder = LogLines.of("io.orcha.model.embedding.ReportedEmbedder");
                var runs = LogLines.of("io.orcha.platform.jobs.JobRuns")) {
            embeddings.always(EmbeddingStub.status(503));
            users.forEach(
                    user -> chat(user, "My raven is called Muninn.").then().statusCode(200));
            await("failures").atMost(PATIENCE).until(() -> runs.details("recall-index: a job failed") >= users.size());
            embeddings.comeBack();
            users.forEach(jobs::awaitDone);

            assertThat(embedder.told())
                    .extracting(line -> line.level().getName())
                    .containsExactly("WARN", "INFO");
            assertThat(runs.told()).isEmpty();
        }
    }
}
