package io.orcha.portability;

import static io.orcha.portability.Bundles.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orcha.testing.Api;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Whatever a bundle holds, it is imported, or refused with its place and nothing is stored. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WithoutWorkers.class)
class BadBundleTest extends SpoiledBundles {

    @Test
    void refusesBadLongTermMemoriesWithTheirPlace() {
        assertRefused("/memories", bundle -> bundle.put("memories", "none"));
        assertRefused("/memories/0", bundle -> bundle.withArray("memories").setNull(0));
        for (var field : List.of("id", "text", "kind", "importance", "confidence", "message_ids", "origin", "scope")) {
            assertRefused(
                    "/memories/0/" + field, bundle -> at(bundle, "/memories/0").remove(field));
        }
        for (var field : List.of("pinned", "suppressed", "access_count", "created_at", "updated_at")) {
            assertRefused(
                    "/memories/0/" + field, bundle -> at(bundle, "/memories/0").remove(field));
        }
        assertRefused("/memories/0/id", bundle -> at(bundle, "/memories/0").put("id", NIL));
        assertRefused(
                "/memories/1/id",
                bundle -> bundle.withArray("memories")
                        .add(at(bundle, "/memories/0").deepCopy()));
        assertRefused("/memories/0/text", bundle -> at(bundle, "/memories/0").put("text", "x".repeat(2001)));
        assertRefused("/memories/0/text", bundle -> at(bundle, "/memories/0").put("text", LONE_SURROGATE));
        assertRefused("/memories/0/kind", bundle -> at(bundle, "/memories/0").put("kind", "opinion"));
        assertRefused(
                "/memories/0/importance", bundle -> at(bundle, "/memories/0").put("importance", 2));
        assertRefused(
                "/memories/0/access_count", bundle -> at(bundle, "/memories/0").put("access_count", -1));
        assertRefused(
                "/memories/0/valid_from",
                bundle -> at(bundle, "/memories/0").put("valid_from", "+12345-01-01T00:00:00Z"));
        assertRefused(
                "/memories/0/created_at",
                bundle -> at(bundle, "/memories/0").put("created_at", "2999-01-01T00:00:00Z"));
    }

    @Test
    void refusesBadSummariesOfConversationsWithTheirPlace() {
        var first = "/conversation_summaries/0";
        assertRefused("/conversation_summaries", bundle -> bundle.put("conversation_summaries", "none"));
        assertRefused(
                first, bundle -> bundle.withArray("conversation_summaries").setNull(0));
        for (var field :
                List.of("session_id", "summary", "through", "message_count", "model", "created_at", "updated_at")) {
            assertRefused(first + "/" + field, bundle -> at(bundle, first).remove(field));
        }
        assertRefused(first + "/session_id", bundle -> at(bundle, first).put("session_id", NIL));
        assertRefused(
                "/conversation_summaries/1/session_id",
                bundle -> bundle.withArray("conversation_summaries")
                        .add(at(bundle, first).deepCopy()));
        assertRefused(first + "/summary", bundle -> at(bundle, first).put("summary", "x".repeat(4001)));
        assertRefused(first + "/message_count", bundle -> at(bundle, first).put("message_count", -1));
        assertRefused(first + "/updated_at", bundle -> at(bundle, first).put("updated_at", "2999-01-01T00:00:00Z"));
    }

    @Test
    void refusesBadFieldsWithTheirPlace() {
        assertRefused("/user_id", bundle -> bundle.put("user_id", "a b"));
        assertRefused("/user_id", bundle -> bundle.remove("user_id"));
        assertRefused("/format", bundle -> bundle.put("format", "else"));
        assertRefused("/format", bundle -> bundle.put("version", 2));
        assertRefused("/versions", bundle -> bundle.remove("versions"));
        assertRefused("/messages", bundle -> bundle.put("messages", "none"));
        assertRefused("/messages/0", bundle -> bundle.withArray("messages").setNull(0));
        assertRefused("/messages/0/content", bundle -> at(bundle, "/messages/0").put("content", "a\0b"));
        assertRefused("/messages/0/content", bundle -> at(bundle, "/messages/0").put("content", LONE_SURROGATE));
        assertRefused("/messages/0/content", bundle -> at(bundle, "/messages/0").put("content", 5));
        assertRefused("/messages/0/content", bundle -> at(bundle, "/messages/0").put("content", "x".repeat(1 << 21)));
        assertRefused("/messages/0/role", bundle -> at(bundle, "/messages/0").put("role", "tool"));
        assertRefused(
                "/messages/0/message_id", bundle -> at(bundle, "/messages/0").put("message_id", "7"));
        assertRefused(
                "/messages/1/message_id",
                bundle -> at(bundle, "/messages/1").set("message_id", bundle.at("/messages/0/message_id")));
        assertRefused(
                "/messages/0/session_id",
                bundle -> at(bundle, "/messages/0").put("session_id", "01a1fdfc-e7d6-74ce-8dcd-fbab7ca28cf8"));
        assertRefused(
                "/sessions/1/session_id",
                bundle -> at(bundle, "/sessions/1").set("session_id", bundle.at("/sessions/0/session_id")));
        assertRefused("/settings/time_zone", bundle -> at(bundle, "/settings").put("time_zone", "Mars/Phobos"));
        assertRefused("/settings/language", bundle -> at(bundle, "/settings").put("language", "no language"));
        assertRefused("/marks/0/kind", bundle -> at(bundle, "/marks/0").put("kind", "star"));
        assertRefused("/marks/0/text", bundle -> at(bundle, "/marks/0").put("text", "x".repeat(2001)));
        assertRefused("/marks/1/id", bundle -> bundle.withArray("marks").add(bundle.at("/marks/0")));
        assertRefused("/reviews/0/state", bundle -> at(bundle, "/reviews/0").put("state", "lost"));
        assertRefused(
                "/reviews/0/reasons/0",
                bundle -> at(bundle, "/reviews/0").withArray("reasons").setNull(0));
        assertRefused("/sources/0/version", bundle -> at(bundle, "/sources/0").put("version", 1_000));
        assertRefused("/sources/0/position", bundle -> at(bundle, "/sources/0").put("position", -1));
    }

    /** What would be read later has to be readable then: nothing that forgets, deletes or verifies may fail because of it. */
    @Test
    void refusesWhatNoServiceCouldHaveStored() {
        int assistants = 0;
        while (!"assistant"
                .equals(good.at("/messages/%d/role".formatted(assistants)).asText())) {
            assistants++;
        }
        var reply = "/messages/" + assistants;
        assertRefused(reply + "/to_learn", bundle -> at(bundle, reply).put("to_learn", true));
        assertRefused("/marks/0/id", bundle -> at(bundle, "/marks/0").put("id", NIL));
        assertRefused("/reviews/0/id", bundle -> at(bundle, "/reviews/0").put("id", NIL));
        assertRefused(
                "/sessions/0/session_id", bundle -> at(bundle, "/sessions/0").put("session_id", NIL));
        assertRefused(
                "/messages/0/message_id", bundle -> at(bundle, "/messages/0").put("message_id", NIL));
        assertRefused(
                "/sources/0/message_ids/0",
                bundle -> at(bundle, "/sources/0").putArray("message_ids").add(NIL));
        for (var changes : List.of(
                "[null]",
                "[7]",
                "null",
                "[] []",
                "[{}]",
                "[{\"removed\":null,\"reason\":\"repeated\"}]",
                "[{\"removed\":\"a\"}]",
                "[{\"removed\":\"a\",\"reason\":\"bored\"}]")) {
            assertRefused(
                    "/versions/0/changes", bundle -> at(bundle, "/versions/0").put("changes", changes));
        }
        for (var redactions :
                List.of("[null]", "[{}]", "[{\"version\":1}]", "[{\"version\":\"x\",\"digest\":\"ab\"}]")) {
            assertRefused(
                    "/versions/0/redactions",
                    bundle -> at(bundle, "/versions/0").put("redactions", redactions));
        }
    }

    @Test
    void refusesAbsurdTimes() {
        for (var time : List.of(
                "infinity",
                "-infinity",
                "+999999999-12-31T23:59:59Z",
                "9999-12-31T00:00:00Z",
                "-0044-03-15T00:00:00Z",
                "2026-11-21T09:30:00.1234567Z",
                "yesterday",
                "")) {
            assertRefused(
                    "/messages/0/created_at",
                    bundle -> at(bundle, "/messages/0").put("created_at", time));
        }
        assertRefused("/settings/created_at", bundle -> at(bundle, "/settings").put("created_at", true));
        assertRefused("/memory/updated_at", bundle -> at(bundle, "/memory").remove("updated_at"));
    }

    @Test
    void refusesVersionsThatAreNoIntactChain() {
        assertRefused("/versions", bundle -> at(bundle, "/versions/0").put("content", "Something else."));
        assertRefused("/versions", bundle -> at(bundle, "/versions/1").put("author", "restore"));
        assertRefused("/versions", bundle -> at(bundle, "/memory").put("content", "Something else."));
        assertRefused("/versions", bundle -> at(bundle, "/memory").put("version", 1_000));
        assertRefused("/versions", bundle -> bundle.put("user_id", Api.newUser()));
        assertRefused(
                "/versions/1/version", bundle -> bundle.withArray("versions").remove(1));
        assertRefused("/versions/1/version", bundle -> {
            var versions = bundle.withArray("versions");
            versions.insert(0, versions.remove(1));
        });
        assertRefused("/memory", bundle -> bundle.putNull("memory"));
        assertRefused("/memory", bundle -> bundle.putArray("versions"));
        assertRefused("/versions/0/hash", bundle -> at(bundle, "/versions/0").put("hash", "zz"));
        assertRefused("/versions/0/changes", bundle -> at(bundle, "/versions/0").put("changes", "{}"));
        assertRefused("/versions/0/version", bundle -> at(bundle, "/versions/0").put("version", Long.MAX_VALUE));
    }

    @Test
    void refusesWhatIsNoBundle() throws IOException {
        for (var body : List.of(
                "",
                "null",
                "[]",
                "7",
                "{}",
                "{\"format\":",
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                good + "{}")) {
            assertThat(send(body).statusCode())
                    .as(body.substring(0, Math.min(20, body.length())))
                    .isBetween(400, 499);
        }
        assertThat(send(good.toString().replace("\"content\":", "\"content\":" + "[".repeat(5_000)))
                        .statusCode())
                .isBetween(400, 499);
    }

    @Test
    void refusesPackedAndOversizedBodies() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write("{\"format\":\"".getBytes(StandardCharsets.UTF_8));
            gzip.write(new byte[100 << 20]);
        }
        given().contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body(bomb.toByteArray())
                .post("/api/v1/users/import")
                .then()
                .statusCode(415);
        given().contentType("application/zip")
                .body(bomb.toByteArray())
                .post("/api/v1/users/import")
                .then()
                .statusCode(415);
        assertThat(send("{\"format\":\"" + "x".repeat(33 << 20) + "\"}").statusCode())
                .isEqualTo(413);
    }

    /** Every value in turn is of every other type, absent or null. */
    @Test
    void neverFailsOnAnyValue() {
        var wrong = List.of(
                "null", "true", "-1", "1.5", "1e400", "\"\"", "\"\\u0000\"", "[]", "{}", "[null]", "\"\\ud800\"");
        var statuses = new ArrayList<String>();
        int n = 0;
        for (var pointer : pointers()) {
            for (int i = 0; i < 2; i++) {
                var value = wrong.get((n++ * 7 + i) % wrong.size());
                var bundle = good.deepCopy();
                var parent = bundle.at(pointer.substring(0, pointer.lastIndexOf('/')));
                var name = pointer.substring(pointer.lastIndexOf('/') + 1);
                var marked = "\"replaced here\"";
                if (parent instanceof ObjectNode object) {
                    object.put(name, "replaced here");
                } else {
                    ((ArrayNode) parent).set(Integer.parseInt(name), "replaced here");
                }
                var response = send(bundle.toString().replace(marked, value));
                if (response.statusCode() >= 500) {
                    statuses.add(pointer + " = " + value + " -> " + response.statusCode());
                }
                if (response.statusCode() == 200) {
                    Bundles.delete(Bundles.parse(response.body().getBytes(StandardCharsets.UTF_8))
                            .path("user_id")
                            .asText());
                }
            }
        }
        assertThat(statuses).isEmpty();
    }

    /** The places of all values, of the first two elements of each array. */
    private List<String> pointers() {
        var found = new ArrayList<String>();
        collect(good, "", found);
        return found;
    }

    private static void collect(JsonNode node, String at, List<String> found) {
        if (!at.isEmpty()) {
            found.add(at);
        }
        node.properties().forEach(field -> collect(field.getValue(), at + "/" + field.getKey(), found));
        if (node.isArray() && !node.isEmpty()) {
            collect(node.get(0), at + "/0", found);
        }
    }
}
