package io.orcha.portability;

import static io.orcha.portability.Bundles.delete;
import static io.orcha.portability.Bundles.exported;
import static io.orcha.portability.Bundles.load;
import static io.orcha.portability.Bundles.loadAs;
import static io.orcha.portability.Bundles.somebody;
import static io.orcha.portability.Bundles.timeless;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.orcha.testing.Api;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.orcha.testing.RollUpJobs;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is exported of a user can be imported, and is then the same. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WithoutWorkers.class)
class PortabilityTest {

    @Inject
    @io.quarkus.agroal.DataSource("owner")
    AgroalDataSource dataSource;

    @Test
    void exportsEverythingAsAFile() {
        var user = somebody(dataSource);

        var response = Bundles.export(user);

        response.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Disposition", containsString("attachment"));
        var bundle = exported(user);
        assertThat(bundle.path("format").asText()).isEqualTo("orcha-memory-user");
        assertThat(bundle.path("user_id").asText()).isEqualTo(user);
        assertThat(bundle.at("/settings/time_zone").asText()).isEqualTo("Europe/Lisbon");
        assertThat(bundle.at("/memory/content").asText()).contains("Fred 🐍");
        for (var part : new String[] {
            "versions",
            "sources",
            "marks",
            "reviews",
            "sessions",
            "messages",
            "memories",
            "conversation_summaries",
            "entities",
            "relations"
        }) {
            assertThat(bundle.path(part).size()).as(part).isPositive();
        }
        assertThat(bundle.toString()).contains("I moved to Porto.");
        assertThat(bundle.at("/messages/0/created_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    }

    @Test
    void bringsBackWhatWasDeleted() {
        var user = somebody(dataSource);
        var bundle = exported(user);
        delete(user);

        load(bundle)
                .then()
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("user_id", equalTo(user))
                .body("sessions", is(3))
                .body("messages", is(bundle.path("messages").size()))
                .body("memories", is(1))
                .body("conversation_summaries", is(1))
                .body("entities", is(2))
                .body("relations", is(3));

        assertThat(timeless(exported(user))).isEqualTo(timeless(bundle));
        assertIntact(user);
        // It is used like what was never gone.
        given().get("/api/v1/memory/{id}/why", user)
                .then()
                .body("sentences.sources.flatten().content", hasItem("My name is Fred 🐍 and I love Python."));
        given().queryParam("from", 1)
                .queryParam("to", 2)
                .get("/api/v1/memory/{id}/diff", user)
                .then()
                .statusCode(200);
        assertThat(Api.chat(user, "What is my name and where do I live?")
                        .path("message.content")
                        .toString())
                .contains("Fred")
                .contains("Porto");
        assertThat(RollUpJobs.in(dataSource).find(user)).isPresent();
    }

    @Test
    void takesABundleOfBeforeThereWereLongTermMemories() {
        var user = somebody(dataSource);
        var bundle = exported(user);
        delete(user);
        bundle.remove("memories");

        load(bundle).then().statusCode(200).body("memories", is(0));

        assertThat(exported(user).path("memories").size()).isZero();
    }

    @Test
    void bringsSummariesOfConversationsBackAsTheyWere() {
        var user = somebody(dataSource);
        var conversations = "/api/v1/users/{id}/conversations";
        var before = given().get(conversations, user).asString();
        var bundle = exported(user);
        delete(user);

        load(bundle).then().statusCode(200);

        given().get(conversations, user).then().body("conversations.summary", hasItem("Moved to Porto 🐍."));
        assertThat(given().get(conversations, user).asString()).isEqualTo(before);
        assertThat(RecallJobs.in(dataSource)
                        .count(
                                "SELECT count(*) FROM scheduled_tasks WHERE task_name = 'conversation-summary' AND task_instance = ?",
                                user))
                .as("it has no vector yet")
                .isEqualTo(1);
        delete(user);
        bundle.remove("conversation_summaries");
        load(bundle).then().statusCode(200).body("conversation_summaries", is(0));
    }

    @Test
    void bringsLongTermMemoriesBackAsTheyWere() {
        var user = somebody(dataSource);
        String id = given().get("/api/v1/users/{id}/memories", user).path("memories[0].id");
        given().put("/api/v1/users/{id}/memories/{memory}/pin", user, id).then().statusCode(200);
        var before = given().get("/api/v1/users/{id}/memories", user).asString();
        var bundle = exported(user);
        delete(user);

        load(bundle).then().statusCode(200);

        assertThat(given().get("/api/v1/users/{id}/memories", user).asString()).isEqualTo(before);
        // It is found by its words again.
        Api.json(Api.map("text", "has a SISTER called Ana"))
                .post("/api/v1/users/{id}/memories", user)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        loadAs(user, bundle).then().statusCode(409);
    }

    @Test
    void learnsOnFromWhatWasImported() {
        var user = somebody(dataSource);
        var bundle = exported(user);
        delete(user);
        load(bundle).then().statusCode(200);

        Bundles.generate(user);

        Api.getMemory(user).then().body("memory.content", containsString("Porto"));
        assertIntact(user);
    }

    @Test
    void importsForAnotherUserWithAnIntactChain() {
        var user = somebody(dataSource);
        var bundle = exported(user);
        var other = Api.newUser();

        loadAs(other, bundle).then().statusCode(200).body("user_id", equalTo(other));

        assertIntact(other);
        assertIntact(user);
        assertThat(content(exported(other))).isEqualTo(content(bundle));
        // It can go on from there.
        Api.saveMemory(other, "- Something new.").then().statusCode(200);
        assertIntact(other);
        var third = Api.newUser();
        loadAs(third, exported(other)).then().statusCode(200);
        assertIntact(third);
    }

    @Test
    void refusesAUserWhoIsThere() {
        var user = somebody(dataSource);
        var bundle = exported(user);

        load(bundle).then().statusCode(409).contentType("application/problem+json");

        assertThat(timeless(exported(user))).isEqualTo(timeless(bundle));
        var paused = Api.newUser();
        Api.json(Api.map("learning_paused", true)).patch("/api/v1/users/{id}/settings", paused);
        loadAs(paused, bundle).then().statusCode(409);
    }

    /** The import has looked at the user by the time it waits for their row. */
    @Test
    void bringsNobodyBackWhoIsErasedMeanwhile() throws Exception {
        var bundle = exported(somebody(dataSource));
        var other = Api.newUser();
        Api.json(Api.map("learning_paused", false))
                .patch("/api/v1/users/{id}/settings", other)
                .then()
                .statusCode(200);

        var response = ErasedMeanwhile.duringRequest(dataSource, other, () -> loadAs(other, bundle));

        response.then().statusCode(409).body("detail", containsString("erased"));
        assertThat(exported(other).path("messages").size()).isZero();
        // A later one is of the next life.
        loadAs(other, bundle).then().statusCode(200);
    }

    @Test
    void bringsNoConversationBackOfAUserWhoIsErasedMeanwhile() throws Exception {
        var user = Api.newUser();
        Api.json(Api.map("learning_paused", false))
                .patch("/api/v1/users/{id}/settings", user)
                .then()
                .statusCode(200);

        var response = ErasedMeanwhile.duringRequest(
                dataSource,
                user,
                () -> given().contentType("application/json")
                        .queryParam("user_id", user)
                        .body("[{\"role\":\"user\",\"content\":\"I moved to Porto.\"}]")
                        .post("/api/v1/sessions/import"));

        response.then().statusCode(409).body("detail", containsString("erased"));
        assertThat(exported(user).path("messages").size()).isZero();
    }

    @Test
    void keepsTheOrderOfConsentsOfTheSameTime() {
        var user = Api.newUser();
        var bundle = exported(user);
        var consents = bundle.withArray("consents");
        for (int i = 0; i < 20; i++) {
            consents.addObject()
                    .put("granted", i % 2 == 1)
                    .put("text_version", "v" + (i * 7) % 20)
                    .put("recorded_at", "2026-11-21T09:30:00.%06dZ".formatted(i / 10));
        }
        load(bundle).then().statusCode(200);
        var again = exported(user);
        assertThat(again.path("consents")).isEqualTo(consents);
        delete(user);

        load(again).then().statusCode(200);

        assertThat(exported(user).path("consents")).isEqualTo(consents);
        given().get("/api/v1/users/{id}/consent", user).then().body("history[0].text_version", equalTo("v13"));
    }

    @Test
    void importsOnceForOneKey() {
        var user = somebody(dataSource);
        var bundle = exported(user);
        delete(user);
        var key = UUID.randomUUID().toString();

        var first = keyed(key, bundle);
        var second = keyed(key, bundle);

        first.then().statusCode(200);
        second.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(timeless(exported(user))).isEqualTo(timeless(bundle));
    }

    @Test
    void exportsAUserOfWhomThereIsNothing() {
        var bundle = exported(Api.newUser());

        assertThat(bundle.path("settings").isNull()).isTrue();
        assertThat(bundle.path("memory").isNull()).isTrue();
        load(bundle).then().statusCode(200);
    }

    @Test
    void carriesTenThousandMessages() {
        var user = Api.newUser();
        var lines = new StringBuilder("[");
        for (int i = 0; i < 10_000; i++) {
            lines.append(i == 0 ? "" : ",")
                    .append("{\"role\":\"assistant\",\"content\":\"Reply %d, 😀 and so on.\"}".formatted(i));
        }
        given().contentType("application/json")
                .queryParam("user_id", user)
                .body(lines.append(']').toString())
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
        var bundle = exported(user);
        assertThat(bundle.path("messages").size()).isEqualTo(10_000);
        delete(user);

        load(bundle).then().statusCode(200).body("messages", is(10_000));

        assertThat(timeless(exported(user))).isEqualTo(timeless(bundle));
    }

    private static io.restassured.response.Response keyed(String key, ObjectNode bundle) {
        return given().contentType("application/json; charset=utf-8")
                .header("Idempotency-Key", key)
                .body(bundle.toString())
                .post("/api/v1/users/import");
    }

    private static void assertIntact(String user) {
        given().get("/api/v1/memory/{id}/versions/verify", user)
                .then()
                .statusCode(200)
                .body("problems", equalTo(java.util.List.of()))
                .body("intact", is(true));
    }

    /** What a bundle says, without whose it is and the hashes over that. */
    private static ObjectNode content(ObjectNode bundle) {
        var copy = timeless(bundle);
        copy.remove("user_id");
        copy.path("versions")
                .forEach(version -> ((ObjectNode) version).remove(java.util.List.of("hash", "previous_hash")));
        return copy;
    }
}
