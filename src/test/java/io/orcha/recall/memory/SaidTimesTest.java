package io.orcha.recall.memory;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A memory of what was said long ago is dated by when it was said, and not by when it was learned. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SaidTimesTest {

    private static final String SAID = "2021-03-04T10:00:00Z";
    private static final String TEXT = "I love sailing in Bristol.";

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @Test
    void datesWhatWasImportedByWhenItWasSaid() {
        imported(SAID, TEXT);

        assertThat(memories().getString("memories[0].said_at")).isEqualTo(SAID);
        assertThat(memories().getString("memories[0].created_at")).isGreaterThan(SAID);
        given().queryParams(map("query", "Do I love sailing?", "kind", "memory"))
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("context", containsString("- 2021-03-04: " + TEXT))
                .body("items.findAll { it.kind == 'memory' }.at", hasItem(startsWith("2021-03-04")));
    }

    @Test
    void knowsTheFirstTimeOfWhatIsSaidAgain() {
        chat(user, TEXT).then().statusCode(200);
        LearnedFrom.in(owner).awaitDone(user);
        assertThat(memories().getString("memories[0].said_at")).isGreaterThan(SAID);

        imported(SAID, TEXT);
        imported("2023-05-06T10:00:00Z", TEXT);

        assertThat(memories().getList("memories.said_at")).containsExactly(SAID);
    }

    @Test
    void keepsTheTimeOfASessionThatIsGone() {
        var session = imported(SAID, TEXT);
        given().queryParam("user_id", user)
                .delete("/api/v1/sessions/{id}", session)
                .then()
                .statusCode(200);

        imported("2023-05-06T10:00:00Z", TEXT);

        assertThat(memories().getList("memories.said_at")).containsExactly(SAID);
    }

    @Test
    void hasNoneOfWhatNobodySaid() {
        json(map("text", TEXT))
                .post("/api/v1/users/{user}/memories", user)
                .then()
                .statusCode(201);

        assertThat(memories().getMap("memories[0]")).containsEntry("said_at", null);
    }

    @Test
    void findsTheTimeOfAFileThatDoesNotTellItInItsMessages() throws JsonProcessingException {
        imported(SAID, TEXT);
        var file = (ObjectNode) new ObjectMapper()
                .readTree(given().get("/api/v1/users/{user}/export", user).asString());
        var memory = (ObjectNode) file.at("/memories/0");
        assertThat(memory.path("said_at").asText()).startsWith("2021-03-04T10:00:00");
        memory.remove("said_at");
        given().delete("/api/v1/users/{user}", user).then().statusCode(200);

        json(file.toString()).post("/api/v1/users/import").then().statusCode(200);

        assertThat(memories().getString("memories[0].said_at")).isEqualTo(SAID);
    }

    private String imported(String at, String text) {
        String session = json(List.of(map("role", "user", "content", text, "created_at", at)))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200)
                .extract()
                .path("sessions[0].session_id");
        LearnedFrom.in(owner).awaitDone(user);
        return session;
    }

    private JsonPath memories() {
        return given().get("/api/v1/users/{user}/memories", user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
