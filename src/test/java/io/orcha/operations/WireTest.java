package io.orcha.operations;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.Api;
import io.orcha.testing.ApiDocument;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.orcha.testing.RollUpJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is on the wire is what the API description says: nothing else, and all that it says is always there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WireTest {

    /** They change the service on which all tests work. Other operations answer with what they answer with. */
    private static final Set<String> LEFT_ALONE = Set.of(
            "drainReplica", "undrainReplica", "pauseJobs", "resumeJobs", "retryDeadJobs", "retryJob", "rebuildIndexes");

    private static final String MEMORY = "/api/v1/memory/{user}";
    private static final String USER = "/api/v1/users/{user}";

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();
    private ApiDocument document;

    @BeforeEach
    void readDocument() {
        document = ApiDocument.read();
    }

    @Test
    void nobodyIsDescribed() {
        readAll();
        check("saveMemory", json(map("user_id", user, "content", "text")).post("/api/v1/memory"));
        readAll();
    }

    @Test
    void everyOperationAnswersAsDescribed() {
        check(
                "populateSampleData",
                given().queryParam("user_identifier", user).post("/memory/test/populate-sample-data"));
        RecallJobs.in(owner).awaitDone(user);
        RollUpJobs.in(owner).awaitDone(user);
        await("summaries of conversations")
                .until(() -> !get("/conversations")
                        .jsonPath()
                        .getList("conversations")
                        .isEmpty());

        readAll();
        talk();
        useSessions();
        changeMemory();
        decideOnReviews();
        useVersions();
        changeLongTermMemories();
        changeGraph();
        changeSettings();
        operate();
        usePersonas();
        readAll();
        moveAndErase();

        assertThat(document.operations().keySet())
                .allMatch(operation -> document.seen().contains(operation) || LEFT_ALONE.contains(operation));
    }

    /** All of a user that can be read without knowing an id. */
    private void readAll() {
        check("getMemory", given().get(MEMORY, user));
        check("explainMemory", given().get(MEMORY + "/why", user));
        check("listVersions", given().get(MEMORY + "/versions", user));
        check("verifyVersions", given().get(MEMORY + "/versions/verify", user));
        check("listPins", given().get(MEMORY + "/pins", user));
        check("listSuppressions", given().get(MEMORY + "/suppressions", user));
        check("listReviews", given().queryParam("state", "all").get(MEMORY + "/review", user));
        check("listLongTermMemories", get("/memories"));
        check("listEntities", get("/entities"));
        check("listRelations", given().queryParam("history", true).get(USER + "/relations", user));
        check("getGraph", get("/graph"));
        check("listConversationSummaries", get("/conversations"));
        check("listConversationSummaries", given().queryParam("query", "sister").get(USER + "/conversations", user));
        check("getUserSettings", get("/settings"));
        check("getConsent", get("/consent"));
        check("getMood", get("/mood"));
        check("listAuditEvents", get("/audit"));
        check("getUsage", get("/usage"));
        check("exportUser", get("/export"));
        check("listSessions", ofUser().get("/api/v1/sessions"));
        check("listSessions", ofUser().queryParam("limit", 1).get("/api/v1/sessions"));
        check("listSessionsShort", ofUser().get("/sessions"));
        check("listConversations", given().get("/v1/sessions/{user}", user));
        for (boolean explained : List.of(true, false)) {
            check(
                    "getContext",
                    given().queryParam("query", "Where does my sister live?")
                            .queryParam("explain", explained)
                            .get("/memory/context/{user}", user));
        }
        check(
                "searchEntities",
                json(map("query", "sister", "user_identifier", user)).post("/memory/search/entities"));
        check("getMemoryStatus", given().queryParam("user_identifier", user).get("/memory/status"));
        check("getUserSummary", given().get("/memory/user/{user}/summary", user));
    }

    private void talk() {
        var session = Api.session(check("chat", Api.chat(user, "Where does my sister live?", "device_id", "phone")));
        check("chat", Api.chat(user, "And my brother?", "session_id", session, "memory", "read_only"));
        var reply = check("listMessages", ofUser().get("/api/v1/sessions/{id}/messages", session))
                .jsonPath()
                .getList("id", String.class)
                .getLast();
        check("getReplyMemory", ofUser().get("/api/v1/sessions/{id}/messages/{reply}/memory", session, reply));
        check("chat", Api.chat(user, "Hello", "memory", "off"));
    }

    private void useSessions() {
        var imported = check(
                        "importSessions",
                        ofUser().contentType("application/json").body("""
                                        [{"role": "user", "content": "Hello", "name": "Ana"}, {"role": "assistant", "content": "Hi"}]
                                        """).post("/api/v1/sessions/import"))
                .<String>path("sessions[0].session_id");
        check("getSession", ofUser().get("/api/v1/sessions/{id}", imported));
        check("renameSession", ofUser().spec(json(map("title", "Greetings"))).patch("/api/v1/sessions/{id}", imported));
        check("listMessages", ofUser().get("/api/v1/sessions/{id}/messages", imported));
        check("exportSession", ofUser().get("/api/v1/sessions/{id}/export", imported));
        check("deleteSession", ofUser().delete("/api/v1/sessions/{id}", imported));
        var summarised = get("/conversations").<String>path("conversations[0].session_id");
        check("getConversationSummary", given().get(USER + "/conversations/{id}", user, summarised));
    }

    private void changeMemory() {
        check("generateMemory", json(map()).post(MEMORY + "/generate", user));
        check(
                "saveMemory",
                json(map("user_id", user, "content", "- I live in Oslo.")).post("/api/v1/memory"));
        check(
                "putMemory",
                json(map("content", "- I live in Oslo.\n- I love tea."))
                        .header("If-Match", "*")
                        .put(MEMORY, user));
        check(
                "editMemory",
                json(map("instruction", "I moved to Porto, drop the old city"))
                        .header("If-Match", "*")
                        .patch(MEMORY, user));
        check(
                "giveFeedback",
                json(map("feedback", "That is wrong: I live in Rome.")).post(MEMORY + "/feedback", user));
        var pin = check("addPin", json(map("text", "I am allergic to peanuts.")).post(MEMORY + "/pins", user))
                .<String>path("id");
        check("listPins", given().get(MEMORY + "/pins", user));
        check("deletePin", given().delete(MEMORY + "/pins/{id}", user, pin));
        var suppression = check("addSuppression", json(map("text", "divorce")).post(MEMORY + "/suppressions", user))
                .<String>path("id");
        check("listSuppressions", given().get(MEMORY + "/suppressions", user));
        check("deleteSuppression", given().delete(MEMORY + "/suppressions/{id}", user, suppression));
        check("forget", json(map("text", "I love tea.")).post(MEMORY + "/forget", user));
    }

    private void decideOnReviews() {
        Api.session(Api.chat(user, "My blog is at https://fred.example/blog."));
        await("a review").until(() -> reviews().jsonPath().getList("reviews").size() > 0);
        var review = reviews().<String>path("reviews[0].id");
        check("approveReview", json("").post(MEMORY + "/review/{id}/approve", user, review));
        check("undoReview", json("").post(MEMORY + "/review/{id}/undo", user, review));
        check("declineReview", json("").post(MEMORY + "/review/{id}/decline", user, review));
        RollUpJobs.in(owner).awaitDone(user);
    }

    private Response reviews() {
        return given().get(MEMORY + "/review", user);
    }

    private void useVersions() {
        var versions = given().get(MEMORY + "/versions", user).jsonPath().<Integer>getList("versions.version");
        for (int version : versions) {
            check("getVersion", given().get(MEMORY + "/versions/{version}", user, version));
        }
        check(
                "diffVersions",
                given().queryParam("from", versions.get(1))
                        .queryParam("to", versions.get(0))
                        .get(MEMORY + "/diff", user));
        check("restoreVersion", json("").post(MEMORY + "/versions/{version}/restore", user, versions.get(0)));
    }

    private void changeLongTermMemories() {
        var path = USER + "/memories/{id}";
        var id = check(
                        "addLongTermMemory",
                        json(map("text", "Has a boat called Zephyrine.")).post(USER + "/memories", user))
                .<String>path("id");
        check(
                "addLongTermMemory",
                json(map("text", "Has a boat called Zephyrine.")).post(USER + "/memories", user));
        check("getLongTermMemory", given().get(path, user, id));
        check(
                "changeLongTermMemory",
                json(map("kind", "possession", "valid_to", "2026-01-01T00:00:00Z"))
                        .patch(path, user, id));
        check("pinLongTermMemory", json("").put(path + "/pin", user, id));
        check("unpinLongTermMemory", given().delete(path + "/pin", user, id));
        check("suppressLongTermMemory", json("").put(path + "/suppression", user, id));
        check("unsuppressLongTermMemory", given().delete(path + "/suppression", user, id));
        check("deleteLongTermMemory", given().delete(path, user, id));
    }

    private void changeGraph() {
        var relations = USER + "/relations";
        var lives = map("predicate", "lives_in", "object", map("name", "Porto", "kind", "place"));
        var relation = check("addRelation", json(lives).post(relations, user));
        check(
                "addRelation",
                json(map("predicate", "occupation", "value", "nurse")).post(relations, user));
        String id = relation.path("id");
        check("changeRelation", json(map("valid_from", "2026-01-01T00:00:00Z")).patch(relations + "/{id}", user, id));
        check("getRelation", given().get(relations + "/{id}", user, id));

        String porto = relation.path("object");
        var other = json(map("predicate", "visited", "object", map("name", "Oporto", "kind", "place")))
                .post(relations, user);
        check("changeEntity", json(map("add_aliases", List.of("Invicta"))).patch(USER + "/entities/{id}", user, porto));
        check(
                "mergeEntities",
                json(map("into", porto, "entities", List.of(other.<String>path("object"))))
                        .post(USER + "/entities/merge", user));
        check("getEntity", given().get(USER + "/entities/{id}", user, porto));
        check("getEntity", given().get(USER + "/entities/{id}", user, other.<String>path("object")));
        check("getGraph", given().queryParam("limit", 1).get(USER + "/graph", user));
        check(
                "splitEntity",
                json(map("entity", porto, "merged", other.path("object"))).post(USER + "/entities/split", user));
        check("deleteRelation", given().delete(relations + "/{id}", user, id));
        check("deleteEntity", given().delete(USER + "/entities/{id}", user, other.<String>path("object")));
    }

    private void changeSettings() {
        check(
                "updateUserSettings",
                json(map("time_zone", "Europe/Lisbon", "language", "pt")).patch(USER + "/settings", user));
        check(
                "recordConsent",
                json(map("granted", true, "text_version", "2026-11")).post(USER + "/consent", user));
    }

    private void operate() {
        check("getStatus", given().get("/api/v1/operations/status"));
        check("getMemoryStatus", given().get("/memory/status"));
        check("listJobs", given().get("/api/v1/operations/jobs"));
        check("pauseJobKind", json("").post("/api/v1/operations/jobs/rebuild-indexes/pause"));
        check("listJobs", given().get("/api/v1/operations/jobs"));
        check("getStatus", given().get("/api/v1/operations/status"));
        check("resumeJobKind", json("").post("/api/v1/operations/jobs/rebuild-indexes/resume"));
        check("listIndexes", given().get("/api/v1/operations/indexes"));
        check("getVectorStore", given().get("/api/v1/operations/vector-store"));
        check("rebuildVectorStore", json("").post("/api/v1/operations/vector-store/rebuild"));
        var keys = "/api/v1/operations/api-keys";
        String key = check(
                        "createApiKey",
                        json(map("name", "shop", "scopes", List.of("chat"))).post(keys))
                .path("api_key.id");
        check("rotateApiKey", json("").post(keys + "/{id}/rotate", key));
        check("revokeApiKey", given().delete(keys + "/{id}", key));
        check("listApiKeys", given().get(keys));
    }

    private void usePersonas() {
        var persona = "/api/v1/personas/{name}";
        check("listPersonas", given().get("/api/v1/personas"));
        check("getPersona", given().get(persona, "aura"));
        check(
                "putPersona",
                json(map("instructions", "Be brief.", "tone", "dry", "kind_weights", map("plan", 2)))
                        .put(persona, "brief"));
        check("getPersona", given().get(persona, "brief"));
        check("deletePersona", given().delete(persona, "brief"));
        check("listPersonaVersions", given().get(persona + "/versions", "brief"));
    }

    private void moveAndErase() {
        var bundle = get("/export").asString();
        check("deleteMemory", given().delete(MEMORY, user));
        check("deleteUser", given().delete(USER, user));
        check("importUser", json(bundle).post("/api/v1/users/import"));
        check("eraseUserMemory", given().delete("/memory/user/{user}", user));
        check("listAuditEvents", get("/audit"));
    }

    private Response get(String ofUser) {
        return given().get(USER + ofUser, user);
    }

    private RequestSpecification ofUser() {
        return given().queryParam("user_id", user);
    }

    private Response check(String operation, Response response) {
        return document.check(operation, response);
    }
}
