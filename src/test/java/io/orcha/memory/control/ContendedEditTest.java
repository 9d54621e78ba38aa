package io.orcha.memory.control;

import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.orcha.platform.Database;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.SummaryAnswers;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Others change the memory while one is at it. */
@QuarkusTest
@TestProfile(WithoutWorkers.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class ContendedEditTest {

    ModelStub model;

    @Inject
    Database database;

    private final String user = newUser();

    @BeforeEach
    void forgetEarlierCalls() {
        model.reset();
    }

    @Test
    void givesUpAfterFiveCallsOfTheModel() {
        saveMemory(user, "Prefers tea.");
        var calls = new AtomicInteger();
        model.summarise(request -> {
            saveMemory(user, "Prefers tea. Saved %d times.".formatted(calls.incrementAndGet()));
            return SummaryAnswers.add(request, "I moved to Porto.");
        });

        json(map("instruction", "I moved to Porto"))
                .header("If-Match", "*")
                .patch("/api/v1/memory/{id}", user)
                .then()
                .statusCode(409)
                .header("Retry-After", notNullValue());

        assertThat(calls).hasValue(5);
    }

    @ParameterizedTest
    @CsvSource({
        "feedback, feedback",
        "pins, text",
        "suppressions, text",
        "generate, ignored",
    })
    void refusesAPostOnAStaleVersion(String what, String field) {
        saveMemory(user, "Prefers tea.");
        var stale = getMemory(user).header("ETag");
        saveMemory(user, "Prefers coffee.");

        json(map(field, "That is wrong: I moved to Porto", "save", true))
                .header("If-Match", stale)
                .post("/api/v1/memory/{id}/" + what, user)
                .then()
                .statusCode(412)
                .body("current_version", equalTo(2));

        getMemory(user).then().body("memory.version", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({"pending, approve", "pending, decline", "approved, decline", "approved, undo"})
    void refusesADecisionOnAStaleVersion(String state, String decision) {
        saveMemory(user, "Prefers tea.");
        var stale = getMemory(user).header("ETag");
        saveMemory(user, "Prefers coffee.");
        var id = UUID.randomUUID();
        database.maintenance().update("""
                INSERT INTO memory_reviews (user_id, id, text, reasons, message_ids, state, created_at)
                VALUES (?, ?, 'See https://example.org.', '{link}', '{}', ?, now())
                """, user, id, state);

        json("{}")
                .header("If-Match", stale)
                .post("/api/v1/memory/{id}/review/{review}/" + decision, user, id)
                .then()
                .statusCode(412);

        json("{}")
                .header("If-Match", getMemory(user).header("ETag"))
                .post("/api/v1/memory/{id}/review/{review}/" + decision, user, id)
                .then()
                .statusCode(200);
    }

    @Test
    void refusesToUnpinOnAStaleVersion() {
        var pin = json(map("text", "Prefers tea.")).post("/api/v1/memory/{id}/pins", user);
        var stale = getMemory(user).header("ETag");
        saveMemory(user, "Prefers tea. Likes coffee.");

        json("{}")
                .header("If-Match", stale)
                .delete("/api/v1/memory/{id}/pins/{pin}", user, pin.path("id"))
                .then()
                .statusCode(412);
    }
}
