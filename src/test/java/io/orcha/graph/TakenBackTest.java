package io.orcha.graph;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** "Just kidding" takes back what the same one said before it in the session, also when that was learned long before. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TakenBackTest {

    private static final String SNAKE = "I have a pet snake called Kaa.";
    private static final String HAS_KAA = "Has the pet Kaa.";
    private static final String MEMORIES = "/api/v1/users/{user}/memories";

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @Test
    void takesBackWhatWasLearnedBefore() {
        var session = says(SNAKE);
        assertThat(facts()).containsExactly(HAS_KAA);

        goesOn(session, "No, I was joking!");

        assertThat(facts()).isEmpty();
        assertThat(recalled()).isEmpty();
        assertThat(memories("archived", "true")).extracting("text").containsExactly(SNAKE);
    }

    @Test
    void takesBackWhatIsLearnedWithIt() {
        json(List.of(map("role", "user", "content", SNAKE), map("role", "user", "content", "Just kidding.")))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
        await();

        assertThat(facts()).isEmpty();
        assertThat(memories()).isEmpty();
    }

    @Test
    void whatItHasEndedHoldsAgain() {
        says("I live in Oslo.");
        var session = says("I moved to Porto.");
        assertThat(facts()).containsExactlyInAnyOrder("Lived in Oslo.", "Lives in Porto.");

        goesOn(session, "Just kidding!");

        assertThat(facts()).containsExactly("Lives in Oslo.");
        assertThat(memories("archived", "false"))
                .singleElement()
                .satisfies(memory -> assertThat(memory)
                        .containsEntry("text", "I live in Oslo.")
                        .containsEntry("valid_to", null)
                        .containsEntry("superseded_by", null));
    }

    @Test
    void leavesWhatWasSaidElsewhere() {
        says(SNAKE);
        var session = says("I live in Oslo.");

        goesOn(session, "Just kidding.");
        says("I was joking.");

        assertThat(facts()).containsExactly(HAS_KAA);
        assertThat(memories("archived", "false")).extracting("text").containsExactly(SNAKE);
    }

    @Test
    void leavesWhatWasSaidTwice() {
        says(SNAKE);
        var session = says(SNAKE);

        goesOn(session, "Just kidding.");

        assertThat(facts()).containsExactly(HAS_KAA);
        assertThat(memories("archived", "false")).hasSize(1);
    }

    @Test
    void leavesWhatItsOwnerWrote() {
        var session = says("The weather is nice in here.");
        json(map("text", SNAKE)).post(MEMORIES, user).then().statusCode(201);
        await();
        goesOn(session, SNAKE);

        goesOn(session, "Just kidding.");

        assertThat(facts()).containsExactly(HAS_KAA);
        assertThat(memories("archived", "false")).extracting("text").containsExactly(SNAKE);
    }

    @Test
    void knowsAgainWhatIsSaidAgain() {
        var session = says(SNAKE);
        goesOn(session, "Just kidding.");

        goesOn(session, "No really: I have a pet snake called Kaa.");

        assertThat(facts()).containsExactly(HAS_KAA);
        assertThat(memories("archived", "false")).hasSize(1);
    }

    private String says(String text) {
        var session = session(chat(user, text));
        await();
        return session;
    }

    private void goesOn(String session, String text) {
        chat(user, text, "session_id", session).then().statusCode(200);
        await();
    }

    private void await() {
        RecallJobs.in(owner).awaitDone(user);
    }

    private List<String> facts() {
        return given().get(Learned.RELATIONS, user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("relations.findAll { it.value == null }.text");
    }

    private List<Map<String, Object>> memories(Object... filter) {
        return given().queryParams(map(filter))
                .get(MEMORIES, user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("memories");
    }

    private List<String> recalled() {
        return given().queryParams(map("query", "Do I have a snake?", "kind", "memory"))
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.text");
    }
}
