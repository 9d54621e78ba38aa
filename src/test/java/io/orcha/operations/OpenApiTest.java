package io.orcha.operations;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcha.testing.ApiDocument;
import io.orcha.testing.Events;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients are generated from the API description: what it says is what is sent. {@link WireTest} has the responses. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenApiTest {

    private ApiDocument document;

    @BeforeEach
    void readDocument() {
        document = ApiDocument.read();
    }

    @Test
    void hasExamplesAsItsSchemasSay() {
        var deviations = new ArrayList<String>();
        document.operations().forEach((id, operation) -> {
            var request = operation.at("/requestBody/content/application~1json");
            var response = operation.at("/responses/200/content/application~1json");
            for (var media : List.of(request, response)) {
                if (media.has("example")) {
                    document.deviations(media.path("schema"), media.path("example")).stream()
                            .map(deviation -> id + " " + deviation)
                            .forEach(deviations::add);
                }
            }
        });

        assertThat(deviations).isEmpty();
    }

    @Test
    void namesPropertiesAsTheyAreOnTheWire() {
        var names = new TreeSet<String>();
        collectProperties(document.schemas(), names);

        assertThat(names)
                .contains("user_id", "next_cursor", "last_24h", "last_7d")
                .allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
    }

    private static void collectProperties(JsonNode node, Set<String> names) {
        node.path("properties").fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collectProperties(child, names));
    }

    @Test
    void givesSchemasNamesThatMeanSomethingByThemselves() {
        var vague = Set.of(
                "Answer",
                "Result",
                "Found",
                "Event",
                "Part",
                "Size",
                "Table",
                "Index",
                "Model",
                "Name",
                "Status",
                "Stored",
                "Decision",
                "State",
                "Kind",
                "Reason",
                "Role",
                "Source",
                "Mark",
                "Change",
                "Settings",
                "Item",
                "Fact",
                "Version",
                "Session",
                "Message",
                "Usage",
                "JsonNode",
                "Merged",
                "Split",
                "Said",
                "Origin",
                "Amount");

        assertThat(document.schemas().fieldNames())
                .toIterable()
                .noneMatch(name -> Character.isDigit(name.charAt(name.length() - 1)))
                .doesNotContainAnyElementsOf(vague);
    }

    @Test
    void saysWhatIsAlwaysThereAndWhatMayBeNull() {
        assertThat(required("SessionPage")).containsExactly("status", "sessions", "next_cursor");
        assertThat(document.deviations("SessionPage", ApiDocument.parse("""
                {"status": "ok", "sessions": [], "next_cursor": null}"""))).isEmpty();
        assertThat(document.deviations("SessionPage", ApiDocument.parse("""
                {"status": null, "sessions": [], "next_cursor": null}"""))).isNotEmpty();
        assertThat(required("ChatSession"))
                .contains("session_id", "title", "device_id")
                .doesNotContain("key_entities");
        assertThat(required("LongTermMemory")).contains("importance", "pinned", "valid_from");
        assertThat(required("RelationDetail")).contains("id", "valid_to", "said", "history");
    }

    @Test
    void saysWhatRequestsNeed() {
        assertThat(required("ChatRequest")).containsExactly("user_id", "message");
        assertThat(required("SaveMemoryRequest")).containsExactly("user_id", "content");
        assertThat(required("UserSettingsPatch")).isEmpty();
        assertThat(fits("addLongTermMemory", "{\"text\": \"Has a dog.\"}")).isTrue();
        assertThat(fits("addLongTermMemory", "{\"kind\": \"fact\"}")).isFalse();
        assertThat(fits("changeLongTermMemory", "{\"kind\": \"fact\", \"valid_to\": null}"))
                .isTrue();
        assertThat(fits("addRelation", "{\"predicate\": \"likes\", \"object\": \"user\"}"))
                .isTrue();
        assertThat(fits("addRelation", "{\"object\": {\"name\": \"Ana\", \"kind\": \"person\"}}"))
                .isFalse();
        assertThat(fits("addRelation", "{\"predicate\": \"likes\", \"object\": 1}"))
                .isFalse();
        assertThat(fits("addRelation", "{\"predicate\": \"likes\", \"object\": {\"name\": \"Ana\"}}"))
                .isFalse();
        assertThat(document.operations()
                        .get("generateMemory")
                        .at("/requestBody/required")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void takesUsersAsStringsAndIntegersAndAnswersWithStrings() {
        for (var user : List.of("\"customer_1\"", "42", "123456789012345678901234567890")) {
            assertThat(fits("chat", "{\"user_id\": %s, \"message\": \"Hello\"}".formatted(user)))
                    .isTrue();
            assertThat(fits("searchEntities", "{\"user_identifier\": %s, \"query\": \"Ana\"}".formatted(user)))
                    .isTrue();
        }
        assertThat(fits("chat", "{\"user_id\": {\"value\": \"customer_1\"}, \"message\": \"Hello\"}"))
                .isFalse();
        for (var schema : List.of("SampleData", "ImportedUser", "ErasureReceipt")) {
            assertThat(document.schemas()
                            .at("/%s/properties/user_id/type".formatted(schema))
                            .asText())
                    .isEqualTo("string");
        }
    }

    @Test
    void saysWhatParametersReallyAre() {
        assertThat(parameter("listSessions", "limit")
                        .path("schema")
                        .path("type")
                        .asText())
                .isEqualTo("integer");
        assertThat(parameter("getContext", "explain")
                        .path("schema")
                        .path("type")
                        .asText())
                .isEqualTo("boolean");
        assertThat(parameter("getContext", "influence").path("schema").path("enum"))
                .hasSize(4);
        assertThat(parameter("listReviews", "state").path("schema").path("enum"))
                .hasSize(4);
        assertThat(parameter("getGraph", "at").path("schema").path("format").asText())
                .isEqualTo("date-time");
        assertThat(parameter("getSession", "session_id")
                        .path("schema")
                        .path("format")
                        .asText())
                .isEqualTo("uuid");
        assertThat(parameter("diffVersions", "from").path("schema").path("type").asText())
                .isEqualTo("integer");
    }

    @Test
    void namesTheEventsOfAStreamedReply() {
        var chat = document.operations().get("chat");
        var stream = Events.parse(json(map("user_id", newUser(), "message", "Hello", "stream", true))
                .post("/api/v1/orcha/chat")
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(chat.path("description").asText()).contains("`session`", "`delta`", "`done`", "`error`");
        var schemas = new ArrayList<String>();
        for (var event : stream.list()) {
            var schema = switch (event.name()) {
                case "session" -> "ChatSessionEvent";
                case "delta" -> "ChatDeltaEvent";
                case "done" -> "ChatReply";
                default -> throw new AssertionError(event);
            };
            schemas.add(schema);
            assertThat(document.deviations(schema, event.data()))
                    .as(event.name())
                    .isEmpty();
        }
        assertThat(schemas).contains("ChatSessionEvent", "ChatDeltaEvent", "ChatReply");
        assertThat(chat.path("description").asText()).contains(Set.copyOf(schemas));
    }

    private boolean fits(String operation, String request) {
        var schema = document.operations().get(operation).at("/requestBody/content/application~1json/schema");
        return document.deviations(schema, ApiDocument.parse(request)).isEmpty();
    }

    private List<String> required(String schema) {
        assertThat(document.schemas().has(schema)).as(schema).isTrue();
        return StreamSupport.stream(
                        document.schemas().path(schema).path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void saysWhichParametersAreNeeded() {
        for (var operation : List.of("listSessions", "getSession", "renameSession", "importSessions")) {
            assertThat(parameter(operation, "user_id").path("required").asBoolean())
                    .as(operation)
                    .isTrue();
        }
        assertThat(parameter("getContext", "query").path("required").asBoolean())
                .isTrue();
        assertThat(parameter("diffVersions", "to").path("required").asBoolean()).isTrue();
        assertThat(parameter("importUser", "user_id").path("required").asBoolean())
                .isFalse();
        assertThat(parameter("listSessions", "limit").path("required").asBoolean())
                .isFalse();
    }

    private JsonNode parameter(String operation, String name) {
        return StreamSupport.stream(
                        document.operations().get(operation).path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
