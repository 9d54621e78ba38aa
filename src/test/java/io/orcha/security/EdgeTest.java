package io.orcha.security;

import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What surrounds the API: operators' pages, probes, and the headers of every response. */
@QuarkusTest
@TestProfile(Authenticated.class)
@QuarkusTestResource(PostgresResource.class)
class EdgeTest {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    @Inject
    Database database;

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void answersProbesWithoutACredentialAndWithoutDetails(String probe) {
        given().get("/q/health/" + probe)
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks", nullValue());
        given().header("X-API-Key", Authenticated.key("chatter"))
                .get("/q/health/" + probe)
                .then()
                .statusCode(200)
                .body("checks", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void answersProbesByHeadAsByGetAndByNothingElse(String probe) {
        var head = given().head("/q/health/" + probe);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.asString()).isEmpty();
        for (var method : new String[] {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "REPORT"}) {
            var other = given().request(method, "/q/health/" + probe);
            assertThat(other.statusCode()).as(method).isEqualTo(401);
            assertThat(other.asString()).as(method).doesNotContain("checks");
        }
    }

    @Test
    void tellsOperatorsTheDetailsOfAProbe() {
        all().get("/q/health/ready").then().body("checks.name", hasItem("In service"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/health/",
                "/q/health/well",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui/",
                "/q/x/../metrics",
                "//q/metrics",
                "/q//metrics",
                "/q/health/live/../../metrics",
                "/q/%6Detrics"
            })
    void opensOperatorsPagesToOperatorsOnly(String path) {
        assertThat(raw(given(), path).statusCode()).isEqualTo(401);
        assertThat(raw(given().header("X-API-Key", Authenticated.key("nooperator")), path)
                        .statusCode())
                .isIn(403, 404);
        assertThat(raw(given().header("X-API-Key", Authenticated.key("nooperator")), path)
                        .asString())
                .doesNotContain("jvm_", "openapi", "checks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/metrics", "/q/openapi", "/q/swagger-ui/"})
    void servesThemToOperators(String path) {
        given().header("X-API-Key", Authenticated.key("operator"))
                .get(path)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/favicon.svg"})
    void servesTheFrontEndsFilesToEverybody(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self';"));
        given().post(path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing/here", "/api/v1/memory", "/static/other", "/static/bundle/../../api/v1/memory"})
    void tellsNothingWithoutACredential(String path) {
        secured(given().get(path)).then().statusCode(401).header("WWW-Authenticate", "Bearer");
    }

    @Test
    void secures404And405() {
        secured(all().get("/nothing/here")).then().statusCode(404).header("Cache-Control", "no-store");
        secured(all().get("/api/v1/orcha/chat")).then().statusCode(405);
    }

    @Test
    void securesAStream() {
        secured(all().contentType("application/json")
                        .accept("text/event-stream")
                        .body(map("user_id", newUser(), "message", "Hello"))
                        .post("/api/v1/orcha/chat"))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .contentType(containsString("text/event-stream"));
    }

    @Test
    void letsOnlyTheCallerKeepWhatHasATag() {
        var user = newUser();
        all().contentType("application/json")
                .body(map("user_id", user, "content", "Likes tea."))
                .post("/api/v1/memory")
                .then()
                .header("Cache-Control", "no-store");

        var memory = secured(all().get("/api/v1/memory/{id}", user));

        memory.then().header("Cache-Control", "private, no-cache");
        all().header("If-None-Match", memory.header("ETag"))
                .get("/api/v1/memory/{id}", user)
                .then()
                .statusCode(304)
                .header("Cache-Control", "private, no-cache");
        secured(all().get("/sessions?user_id=" + user)).then().header("Cache-Control", "no-store");
    }

    @Test
    void letsTheOperatorsPageRunItsOwnScriptsOnly() {
        all().get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self' 'unsafe-inline'"))
                .header("X-Frame-Options", "DENY");
    }

    @Test
    void promisesTlsOnlyWhereThereIsTls() {
        all().get("/api/v1/memory/42").then().header("Strict-Transport-Security", nullValue());
        all().header("X-Forwarded-Proto", "https")
                .get("/api/v1/memory/42")
                .then()
                .header("Strict-Transport-Security", containsString("max-age="));
    }

    @Test
    void deniesAnEndpointThatNobodyDecidedAbout() {
        all().get("/undecided").then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        given().get("/undecided").then().statusCode(401);
    }

    @Test
    void showsNothingOfAFailureToCheckACredential() {
        database.runUnhurried("ALTER TABLE api_keys RENAME TO api_keys_elsewhere");
        try {
            secured(given().header("X-API-Key", ApiKey.create().text()).get("/api/v1/memory/42"))
                    .then()
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/internal-error"));
        } finally {
            database.runUnhurried("ALTER TABLE api_keys_elsewhere RENAME TO api_keys");
        }
    }

    @Test
    void answersNoWebPageOfAnotherSite() {
        all().header("Origin", "https://app.example.org")
                .get("/api/v1/memory/42")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", "https://app.example.org")
                .header("Access-Control-Request-Method", "POST")
                .options("/api/v1/memory")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    private static Response secured(Response response) {
        response.then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", NOTHING);
        return response;
    }

    private static Response raw(RequestSpecification caller, String path) {
        return caller.urlEncodingEnabled(false).get(path);
    }

    private static RequestSpecification all() {
        return given().header("X-API-Key", Authenticated.key("all"));
    }
}
