package io.orcha.operations;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OperationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void tellsItsHealth(String probe) {
        given().get("/q/health/" + probe).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void isReadyWhenTheDatabaseIs() {
        given().get("/q/health/ready")
                .then()
                .body("checks.name", equalTo(List.of("Database connections health check")));
    }

    @Test
    void namesNoUserAndNoSessionInItsMetrics() {
        var user = newUser();
        saveMemory(user, "something");
        getMemory(user);
        var session = session(chat(user, "Hello"));
        given().queryParam("user_id", user).get("/api/v1/sessions/{id}", session);
        given().get("/api/v1/unknown/" + user);
        given().delete("/api/v1/memory/{id}", user);

        var metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics)
                .contains("uri=\"/api/v1/memory/{user_id}\"", "http_server_requests_seconds_count")
                .doesNotContain(user, session);
    }

    @Test
    void describesEveryEndpointWithAnExampleAndItsProblems() throws Exception {
        var document = new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/q/openapi").asString());

        var lacking = new ArrayList<String>();
        int operations = 0;
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                operations++;
                if (!isDescribed(operation.getValue())) {
                    lacking.add(operation.getKey() + " " + path.getKey());
                }
            }
        }

        assertThat(operations).isEqualTo(40);
        assertThat(lacking).isEmpty();
    }

    @Test
    void offersAnIdempotencyKeyWithEveryPost() throws Exception {
        var document = new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/q/openapi").asString());

        // What operators repeat is harmless, and names no user to whom a kept response would belong.
        var posts = document.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/api/v1/operations/"))
                .flatMap(path -> path.getValue().findValues("post").stream())
                .toList();

        assertThat(posts).hasSizeGreaterThanOrEqualTo(3).allSatisfy(post -> {
            assertThat(post.path("parameters").findValuesAsText("name")).contains("Idempotency-Key");
            assertThat(post.path("responses").has("409")).isTrue();
            assertThat(post.path("responses").has("410")).isTrue();
            assertThat(post.path("responses").has("422")).isTrue();
        });
    }

    @Test
    void showsTheApiInSwaggerUi() {
        given().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger-ui"));
    }

    @Test
    void givesEveryRequestAnId() {
        given().get("/q/health/live").then().header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        given().header("X-Request-Id", "abc-123")
                .get("/api/v1/memory/42")
                .then()
                .header("X-Request-Id", equalTo("abc-123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "ünïcode"})
    void takesNoHarmfulRequestId(String id) {
        given().header("X-Request-Id", id)
                .get("/api/v1/memory/42")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    private static boolean isDescribed(JsonNode operation) {
        var response = operation.at("/responses/200/content/application~1json");
        var request = operation.at("/requestBody/content/application~1json");
        return response.has("example")
                && (operation.path("requestBody").isMissingNode() || request.has("example"))
                && operation.has("summary")
                && operation.path("responses").has("503");
    }
}
