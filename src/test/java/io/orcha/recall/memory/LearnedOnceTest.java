package io.orcha.recall.memory;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From each message memories are learned once: one that its owner deleted does not come back, whatever becomes of the message. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LearnedOnceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String user = newUser();
    private LearnedFrom learning;

    @BeforeEach
    void look() {
        learning = LearnedFrom.in(dataSource);
    }

    @Test
    void doesNotLearnAgainFromAnImportedFileWhatWasDeleted() {
        learn("I love hiking.", "I live in Oslo.");
        delete("I love hiking.");

        var bundle = export();
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);
        importFor(user, bundle);

        assertThat(texts(user)).containsExactly("I live in Oslo.");
    }

    @Test
    void doesNotLearnItForAnotherUserEither() {
        learn("I love hiking.", "I live in Oslo.");
        delete("I love hiking.");
        var other = newUser();

        importFor(other, export());
        assertThat(texts(other)).containsExactly("I live in Oslo.");

        // And not from the file of a file.
        var third = newUser();
        importFor(third, given().get("/api/v1/users/{user}/export", other).asString());
        assertThat(texts(third)).containsExactly("I live in Oslo.");
    }

    @Test
    void leavesTheUserAloneWhoIsThere() {
        learn("I love hiking.");
        var bundle = export();
        delete("I love hiking.");

        json(bundle).post("/api/v1/users/import").then().statusCode(409);
        learning.awaitDone(user);

        assertThat(texts(user)).isEmpty();
    }

    @Test
    void learnsFromAnImportedFileWhatWaited() {
        learn("I live in Oslo.");
        var other = newUser();
        String bundle;
        try {
            learning.pauseWith(user, () -> chat(user, "I love hiking."));
            bundle = export();
        } finally {
            learning.resume();
        }

        importFor(other, bundle);

        assertThat(texts(other)).containsExactlyInAnyOrder("I live in Oslo.", "I love hiking.");
    }

    @Test
    void learnsFromAnImportedFileWhatWasNotIndexed() {
        var other = newUser();
        String bundle;
        given().post("/api/v1/operations/jobs/recall-index/pause").then().statusCode(200);
        try {
            chat(user, "I love hiking.").then().statusCode(200);
            bundle = export();
        } finally {
            given().post("/api/v1/operations/jobs/recall-index/resume").then().statusCode(200);
        }

        importFor(other, bundle);

        assertThat(texts(other)).containsExactly("I love hiking.");
    }

    @Test
    void learnsFromAFileThatDoesNotTell() throws Exception {
        learn("I love hiking.");
        var bundle = (ObjectNode) JSON.readTree(export());
        bundle.remove("memories");
        bundle.withArray("messages").forEach(message -> ((ObjectNode) message).remove("to_remember"));
        var other = newUser();

        importFor(other, JSON.writeValueAsString(bundle));

        assertThat(texts(other)).containsExactly("I love hiking.");
    }

    @Test
    void doesNotLearnAgainWhatFollowsSomethingForgotten() {
        var session = chat(user, "My locker is number 4711.").<String>path("session_id");
        chat(user, "I love hiking.", "session_id", session).then().statusCode(200);
        learning.awaitDone(user);
        delete("I love hiking.");

        forget("4711");

        assertThat(texts(user)).isEmpty();
    }

    @Test
    void doesNotLearnAgainWhatIsLeftOfAMessage() {
        say("I love hiking. I live in Oslo. My locker is number 4711.");
        delete("I love hiking.");
        change("I live in Oslo.", "I live in Bergen.");

        forget("4711");

        assertThat(texts(user)).containsExactly("I live in Bergen.");
    }

    @Test
    void keepsWhatElseAMessageSays() {
        say("I love hiking. My locker is number 4711.");

        forget("4711");

        assertThat(texts(user)).containsExactly("I love hiking.");
    }

    @Test
    void learnsWhatIsLeftOfAMessageThatWaited() {
        try {
            learning.pauseWith(user, () -> chat(user, "I love hiking. My locker is number 4711."));
            json(map("text", "4711"))
                    .post("/api/v1/memory/{user}/forget", user)
                    .then()
                    .statusCode(200);
        } finally {
            learning.resume();
        }
        learning.awaitDone(user);

        assertThat(texts(user)).containsExactly("I love hiking.");
    }

    private void say(String message) {
        chat(user, message).then().statusCode(200);
        learning.awaitDone(user);
    }

    private void forget(String text) {
        json(map("text", text))
                .post("/api/v1/memory/{user}/forget", user)
                .then()
                .statusCode(200);
        learning.awaitDone(user);
    }

    private void change(String before, String after) {
        json(map("text", after))
                .patch("/api/v1/users/{user}/memories/{id}", user, id(before))
                .then()
                .statusCode(200);
    }

    private void learn(String... messages) {
        for (var message : messages) {
            chat(user, message).then().statusCode(200);
        }
        learning.awaitDone(user);
        assertThat(texts(user)).containsExactlyInAnyOrder(messages);
    }

    private void delete(String text) {
        given().delete("/api/v1/users/{user}/memories/{id}", user, id(text))
                .then()
                .statusCode(200);
    }

    private String id(String text) {
        return given().get("/api/v1/users/{user}/memories", user)
                .path("memories.find { it.text == '%s' }.id".formatted(text));
    }

    private String export() {
        return given().get("/api/v1/users/{user}/export", user).asString();
    }

    private void importFor(String other, String bundle) {
        json(bundle)
                .queryParam("user_id", other)
                .post("/api/v1/users/import")
                .then()
                .statusCode(200);
        learning.awaitDone(other);
    }

    private static List<String> texts(String owner) {
        return given().get("/api/v1/users/{user}/memories", owner).jsonPath().getList("memories.text");
    }
}
