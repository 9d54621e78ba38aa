package io.orcha.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The API description of the running service, and whether what is sent and answered is as it says, and nothing else. */
public final class ApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory VALIDATORS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICTLY =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final JsonNode closed;
    private final Map<String, JsonNode> operations = new LinkedHashMap<>();
    private final Set<String> seen = new TreeSet<>();

    private ApiDocument(JsonNode document) {
        this.document = document;
        this.closed = document.path("components").deepCopy();
        close(closed.path("schemas"));
        for (var path : document.path("paths")) {
            for (var operation : path) {
                operations.put(operation.path("operationId").asText(), operation);
            }
        }
    }

    public static ApiDocument read() {
        var text = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new ApiDocument(parse(text));
    }

    /** What is not documented must not be there. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiDocument::close);
    }

    /** The operations by their ids. */
    public Map<String, JsonNode> operations() {
        return operations;
    }

    /** The schemas by their names. */
    public JsonNode schemas() {
        return document.at("/components/schemas");
    }

    /** The ids of the operations of which a response was checked. */
    public Set<String> seen() {
        return seen;
    }

    /** Requires a successful response as the operation describes it. */
    public Response check(String operation, Response response) {
        assertThat(response.statusCode())
                .as("%s: %s", operation, response.asString())
                .isIn(200, 201);
        var schema = operations
                .get(operation)
                .path("responses")
                .path(String.valueOf(response.statusCode()))
                .at("/content/application~1json/schema");
        assertThat(deviations(schema, parse(response.asString())))
                .as("%s: %s", operation, response.asString())
                .isEmpty();
        seen.add(operation);
        return response;
    }

    /** In which points a value is not as one of the named schemas says. */
    public List<String> deviations(String schemaName, JsonNode value) {
        return deviations(JSON.createObjectNode().put("$ref", "#/components/schemas/" + schemaName), value);
    }

    /** In which points a value is not as a schema of the document says. */
    public List<String> deviations(JsonNode schema, JsonNode value) {
        assertThat(schema.isObject()).as("there is a schema").isTrue();
        ObjectNode whole = schema.deepCopy();
        whole.set("components", closed);
        return VALIDATORS.getSchema(whole, STRICTLY).validate(value).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
