package io.orcha.recall;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.EmbeddingStub;
import io.orcha.testing.EmbeddingStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that a model does not take keep no others from being found by what they mean. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(EmbeddingStubResource.class)
class RefusedTextTest {

    private static final int DIMENSION = 8;

    /** What a text has in front of it that says who said it, and more. */
    private static final int LONGEST = 1_100;

    private static final String WITH_VECTOR =
            "SELECT count(DISTINCT message_id) FROM message_passages WHERE user_id = ? AND embedding IS NOT NULL";

    private static final String PASSAGES =
            "SELECT count(DISTINCT message_id) FROM message_passages WHERE user_id = ? AND passage = 0";

    EmbeddingStub embeddings;

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @BeforeEach
    void forgetEarlierCalls() {
        embeddings.calls().clear();
    }

    @AfterEach
    void comeBack() {
        embeddings.comeBack();
    }

    @Test
    void dividesTextsWithoutSpaces() {
        embeddings.always(EmbeddingStub.refusingLonger(LONGEST, DIMENSION));
        var encoded = "QmFzZTY0".repeat(4_000);
        var faces = "a" + "\uD83D\uDE00".repeat(4_000);

        said("The key is below.", encoded, faces, "It opens the old shed.");
        RecallJobs.in(owner).awaitDone(user);

        assertThat(RecallJobs.in(owner).count(WITH_VECTOR, user)).isEqualTo(4);
        assertThat(embeddings.calls())
                .flatExtracting(EmbeddingStub.Call::texts)
                .filteredOn(text -> text.contains("QmFz") || text.contains("\uD83D\uDE00"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(LONGEST))
                // Half a character would have become a question mark on its way.
                .noneSatisfy(text -> assertThat(text).contains("?"));
    }

    @Test
    void findsWhatIsRefusedByItsWordsAndTheRestByMeaning() {
        embeddings.always(EmbeddingStub.refusingLonger(80, DIMENSION));
        var tooLong = "My accordion " + "was repaired by a friend of mine ".repeat(3) + "in spring";

        said("I play chess.", tooLong, "I like jazz.", "I bake bread.");
        RecallJobs.in(owner).awaitDone(user);

        assertThat(RecallJobs.in(owner).count(PASSAGES, user)).isEqualTo(4);
        assertThat(RecallJobs.in(owner).count(WITH_VECTOR, user)).isEqualTo(3);
        given().queryParams(map("query", "accordion", "kind", "message"))
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("items.text", hasItem(startsWith("My accordion")));

        // Words that are read again do not wait for vectors that never come.
        json(map("language", "de"))
                .patch("/api/v1/users/{user}/settings", user)
                .then()
                .statusCode(200);
        RecallJobs.in(owner).awaitDone(user);
    }

    @Test
    void waitsForAServerThatRefusesEverything() {
        embeddings.always(EmbeddingStub.status(400));

        said("I keep bees.", "I like sailing.");
        await("attempts")
                .atMost(Duration.ofSeconds(60))
                .until(() -> embeddings.calls().size() > 3);

        assertThat(RecallJobs.in(owner).tasks(user)).isPositive();
        embeddings.comeBack();
        RecallJobs.in(owner).awaitDone(user);
        assertThat(RecallJobs.in(owner).count(WITH_VECTOR, user)).isEqualTo(2);
    }

    private void said(String... texts) {
        json(Arrays.stream(texts)
                        .map(text -> map("role", "user", "content", text))
                        .toList())
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
    }
}
