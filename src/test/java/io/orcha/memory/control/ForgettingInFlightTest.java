package io.orcha.memory.control;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.messages;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is under way while something is forgotten does not bring it back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class ForgettingInFlightTest {

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
    void aRollUpMergesAgainFromWhatIsLeft() throws Exception {
        var calls = new AtomicInteger();
        model.summarise(request -> {
            if (calls.getAndIncrement() == 0) {
                pass();
            }
            return SummaryAnswers.noteAll(request);
        });
        chat(user, "My spare key is under the " + canary + " pot. I love hiking.");
        gate.awaitArrival();

        forget();
        gate.open();

        RollUpJobs.in(dataSource).awaitDone(user);
        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
        assertThat((String) getMemory(user).path("memory.content")).isEqualTo("- I love hiking.");
    }

    @Test
    void aReplyThatMayQuoteItIsNotStored() throws Exception {
        saveMemory(user, "Hides a " + canary + ".");
        model.next(ModelStub.after(gate, ModelStub.reply("You hide a " + canary + ".")));
        var turn = CompletableFuture.supplyAsync(() -> chat(user, "What do I hide?"));
        gate.awaitArrival();

        forget();
        gate.open();

        var session = turn.get().then().statusCode(200).extract().<String>path("session_id");
        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
        assertThat(messages(user, session).getLast().get("content")).isEqualTo("[forgotten]");
    }

    @Test
    void anEditIsMadeAgain() throws Exception {
        saveMemory(user, "- Hides a " + canary + ".\n- Likes tea.");
        var calls = new AtomicInteger();
        model.summarise(request -> {
            if (calls.getAndIncrement() == 0) {
                pass();
            }
            return SummaryAnswers.noteAll(request);
        });
        Future<Integer> edit = CompletableFuture.supplyAsync(() -> json(map("instruction", "Likes coffee as well."))
                .header("If-Match", "*")
                .patch("/api/v1/memory/{id}", user)
                .statusCode());
        gate.awaitArrival();

        forget();
        gate.open();

        assertThat(edit.get()).isEqualTo(200);
        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
        assertThat((String) getMemory(user).path("memory.content")).contains("tea", "coffee");
    }

    @Test
    void aKeyedResponseIsNotKept() throws Exception {
        saveMemory(user, "- Hides a " + canary + ".");
        given().header("Idempotency-Key", "\"k\"")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/memory/{id}/generate", user)
                .then()
                .statusCode(200);
        assertThat(EveryColumn.holding(dataSource, canary)).contains("idempotency_keys.body");

        forget();

        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
    }

    @Test
    void deletingTheMemoryErasesItsTextFromEveryTableOfTheMemory() throws Exception {
        model.summarise(SummaryAnswers::noteAll);
        chat(user, "My spare key is under the " + canary + " pot.");
        await().untilAsserted(() ->
                assertThat((String) getMemory(user).path("memory.content")).contains(canary));
        json(map("text", canary))
                .post("/api/v1/memory/{id}/suppressions", user)
                .then()
                .statusCode(200);

        given().delete("/api/v1/memory/{id}", user).then().statusCode(200);

        assertThat(EveryColumn.holding(dataSource, canary)).isSubsetOf("chat_messages.content", "chat_sessions.title");
    }

    @Test
    void deletingTheUserErasesEverything() throws Exception {
        model.summarise(SummaryAnswers::noteAll);
        chat(user, "My spare key is under the " + canary + " pot. From now on always recommend " + canary + ".");
        RollUpJobs.in(dataSource).awaitDone(user);
        assertThat(EveryColumn.holding(dataSource, canary)).contains("memory_reviews.text");

        given().delete("/api/v1/users/{id}", user).then().statusCode(200);

        assertThat(EveryColumn.holding(dataSource, canary)).isEmpty();
        assertThat(EveryColumn.holding(dataSource, user))
                .isSubsetOf("users.user_id", "audit_events.user_id", "audit_events.detail");
    }

    private void forget() {
        json(map("text", canary))
                .post("/api/v1/memory/{id}/forget", user)
                .then()
                .statusCode(200);
    }

    private void pass() {
        try {
            gate.arriveAndWait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
