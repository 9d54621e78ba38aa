package io.orcha.recall.memory;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.orcha.testing.RollUpJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was held back becomes a long-term memory when a person approves it, and only then. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ApprovedLearningTest {

    private static final String BLOG = "My blog about herons is at https://fred.example/blog.";

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String user = newUser();

    @Test
    void remembersWhatIsApproved() {
        say("I love hiking. " + BLOG);
        assertThat(texts()).containsExactly("I love hiking.");

        decide("approve");
        decide("approve");
        await();

        assertThat(texts()).containsExactlyInAnyOrder("I love hiking.", BLOG);
        assertThat(memories().<List<String>>getList("memories.sources"))
                .allSatisfy(sources -> assertThat(sources).hasSize(1));
        assertThat(memories().getList("memories.origin")).containsOnly("learned");
    }

    @Test
    void recallsWhatIsApproved() {
        say("I love hiking. " + BLOG);
        decide("approve");
        await();

        var found = given().queryParams(Map.of("query", "Where is my blog about herons?", "kind", "memory"))
                .get("/memory/context/{user}", user)
                .jsonPath();

        assertThat(found.getString("items[0].text")).isEqualTo(BLOG);
        assertThat(found.getBoolean("items[0].held_back")).isFalse();
        assertThat(found.getString("context")).contains(BLOG);
    }

    @Test
    void remembersItOnceHoweverOftenItIsSaid() {
        say(BLOG);
        decide("approve");
        say(BLOG);
        await();

        assertThat(texts()).containsExactly(BLOG);
    }

    @Test
    void letsGoOfItWhenTheApprovalIsTakenBack() {
        say("I love hiking. " + BLOG);
        decide("approve");
        await();

        decide("undo");
        assertThat(texts()).containsExactly("I love hiking.");

        decide("approve");
        assertThat(texts()).contains(BLOG);
        decide("decline");
        assertThat(texts()).containsExactly("I love hiking.");
    }

    @Test
    void letsGoOfItHoweverLearningHasWordedIt() {
        say(BLOG);
        decide("approve");
        await();
        reworded("The blog about herons and owls is at https://fred.example/blog.");

        decide("undo");

        assertThat(texts()).isEmpty();
    }

    @Test
    void leavesWhatItsOwnerHasWorded() {
        say(BLOG);
        decide("approve");
        await();
        var own = "My blog about owls is at https://fred.example/blog.";
        json(map("text", own))
                .patch("/api/v1/users/{user}/memories/{id}", user, memories().getString("memories[0].id"))
                .then()
                .statusCode(200);

        decide("undo");

        assertThat(texts()).containsExactly(own);
    }

    @Test
    void neverRemembersWhatIsDeclined() {
        say("I love hiking. " + BLOG);
        decide("decline");
        say(BLOG);
        await();

        assertThat(texts()).containsExactly("I love hiking.");
    }

    private void say(String message) {
        chat(user, message).then().statusCode(200);
        RollUpJobs.in(dataSource).awaitDone(user);
        await();
    }

    private void reworded(String text) {
        LearnedFrom.in(dataSource)
                .execute("UPDATE long_term_memories SET text = '%s' WHERE user_id = ?".formatted(text), user);
    }

    private void await() {
        RecallJobs.in(dataSource).awaitDone(user);
    }

    private void decide(String decision) {
        String id = given().queryParam("state", "all")
                .get("/api/v1/memory/{user}/review", user)
                .path("reviews[0].id");
        json(map())
                .post("/api/v1/memory/{user}/review/{id}/{decision}", user, id, decision)
                .then()
                .statusCode(200);
    }

    private JsonPath memories() {
        return given().get("/api/v1/users/{user}/memories", user).jsonPath();
    }

    private List<String> texts() {
        return memories().getList("memories.text");
    }
}
