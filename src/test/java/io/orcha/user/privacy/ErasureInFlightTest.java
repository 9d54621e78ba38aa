package io.orcha.user.privacy;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.EveryColumn;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RollUpJobs;
import io.orcha.testing.SummaryAnswers;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is under way while a user is erased does not bring anything of theirs back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class ErasureInFlightTest {

    ModelStub model;

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    private final String canary = "quixotic" + UUID.randomUUID().toString().replace("-", "");
    private final String user = newUser();
    private final Gate gate = new Gate();

    @BeforeEach
    void forgetEarlierCalls() {
        RollUpJobs.in(dataSource).awaitNone();
        model.reset();
    }

    @Test
    void aReplyIsNotStored() throws Exception {
        model.next(ModelStub.after(gate, ModelStub.reply("You hide a " + canary + ".")));
        var turn = CompletableFuture.supplyAsync(() -> chat(user, "I hide a " + canary + ".", "memory", "read_only"));
        gate.awaitArrival();

        erase();
        gate.open();

        assertThat(turn.get().statusCode()).isEqualTo(200);
        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
    }

    @Test
    void aKeyedReplyIsNotKept() throws Exception {
        model.next(ModelStub.after(gate, ModelStub.reply("You hide a " + canary + ".")));
        var body = map("user_id", user, "message", "I hide a " + canary + ".", "memory", "read_only");
        var turn = CompletableFuture.supplyAsync(
                () -> json(body).header("Idempotency-Key", "k").post("/api/v1/orcha/chat"));
        gate.awaitArrival();

        erase();
        gate.open();

        assertThat(turn.get().statusCode()).isEqualTo(200);
        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
    }

    @Test
    void aRollUpLearnsNothing() throws Exception {
        model.summarise(request -> {
            pass();
            return SummaryAnswers.noteAll(request);
        });
        chat(user, "My spare key is under the " + canary + " pot.").then().statusCode(200);
        gate.awaitArrival();

        erase();
        gate.open();

        RollUpJobs.in(dataSource).awaitNone();
        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
        getMemory(user).then().body("memory", org.hamcrest.Matchers.nullValue());
    }

    /** An edit of a memory that was never there begins with nothing that a second look could miss. */
    @Test
    void anEditOfAnEarlierLifeIsRefused() throws Exception {
        var calls = new AtomicInteger();
        model.summarise(request -> {
            if (calls.getAndIncrement() == 0) {
                pass();
            }
            return SummaryAnswers.noteAll(request);
        });
        var before = json(map("learning_paused", false)).patch("/api/v1/users/{id}/settings", user);
        assertThat(before.statusCode()).isEqualTo(200);
        var edited =
                CompletableFuture.supplyAsync(() -> json(map("feedback", "That is wrong: I hide a " + canary + "."))
                        .post("/api/v1/memory/{id}/feedback", user)
                        .statusCode());
        gate.awaitArrival();

        erase();
        gate.open();

        assertThat(edited.get()).isBetween(400, 499);
        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
    }

    @Test
    void anEditOfAnErasedMemoryIsRefused() throws Exception {
        saveMemory(user, "- Hides a " + canary + ".\n- Likes tea.");
        model.summarise(request -> {
            pass();
            return SummaryAnswers.noteAll(request);
        });
        var edit = CompletableFuture.supplyAsync(() -> json(map("instruction", "Likes coffee as well."))
                .header("If-Match", "*")
                .patch("/api/v1/memory/{id}", user)
                .statusCode());
        gate.awaitArrival();

        erase();
        gate.open();

        assertThat(edit.get()).isBetween(400, 499);
        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
    }

    private void erase() {
        given().delete("/api/v1/users/{id}", user).then().statusCode(200);
    }

    private void pass() {
        try {
            gate.arriveAndWait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
