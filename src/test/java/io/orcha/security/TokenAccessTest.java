package io.orcha.security;

import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the bearer of a token may do, and what nobody gets by repeating somebody else's request. */
@QuarkusTest
@TestProfile(Authenticated.class)
@QuarkusTestResource(PostgresResource.class)
class TokenAccessTest {

    private final String user = newUser();

    @Test
    void keepsTheMemoryOfItsOwnUser() {
        save(as(Tokens.of(user)), user, "Likes tea.").then().statusCode(200);

        as(Tokens.of(user)).get("/api/v1/memory/{id}", user).then().body("memory.content", equalTo("Likes tea."));
    }

    @Test
    void mayDoWhatItsScopesNameAndNothingElse() {
        var reading = Tokens.of(user).claim("scope", "openid memory:read");

        as(reading).get("/api/v1/memory/{id}", user).then().statusCode(200);
        save(as(reading), user, "x").then().statusCode(403);
        as(Tokens.of(user).claim("scope", "openid profile"))
                .get("/api/v1/memory/{id}", user)
                .then()
                .statusCode(403);
        as(Tokens.of(user).claim("scp", List.of("memory:read")))
                .get("/api/v1/memory/{id}", user)
                .then()
                .statusCode(200);
    }

    @Test
    void isToldTheSizesOfItsOwnMemoryAndOfAllOnlyToOperate() {
        as(Tokens.of(user)).get("/memory/status").then().statusCode(200).body("tiers", nullValue());
        as(Tokens.of(user))
                .queryParam("user_identifier", user)
                .get("/memory/status")
                .then()
                .statusCode(200)
                .body("tiers.short_term.messages.total", equalTo(0));
        as(Tokens.of(user))
                .queryParam("user_identifier", newUser())
                .get("/memory/status")
                .then()
                .statusCode(404);
        as(Tokens.of(user).claim("realm_access", Map.of("roles", List.of("orcha-operators"))))
                .get("/memory/status")
                .then()
                .statusCode(200)
                .body("tiers.short_term.messages.total", notNullValue());
    }

    @Test
    void isNoOperatorByAScope() {
        as(Tokens.of(user).claim("scope", "admin"))
                .get("/api/v1/operations/jobs")
                .then()
                .statusCode(403);
        as(Tokens.of(user).claim("groups", List.of("admin", "orcha-operators")))
                .get("/api/v1/operations/jobs")
                .then()
                .statusCode(403);
    }

    @Test
    void operatesTheServiceByItsRoleWithoutOpeningMemories() {
        save(as(Tokens.of(user)), user, "Likes tea.");
        var operator = Tokens.of("an-operator").claim("realm_access", Map.of("roles", List.of("orcha-operators")));

        as(operator).get("/api/v1/operations/jobs").then().statusCode(200);
        as(operator).get("/q/metrics").then().statusCode(200);
        as(operator).get("/api/v1/memory/{id}", user).then().statusCode(404);
    }

    @Test
    void hidesOthersInTheSameWordsWhetherTheyExistOrNot() {
        save(as(Tokens.of(user)), user, "Likes tea.");
        var stranger = Tokens.of(newUser());

        var existing = as(stranger).get("/api/v1/memory/{id}", user).jsonPath().getMap("$");
        var missing =
                as(stranger).get("/api/v1/memory/{id}", newUser()).jsonPath().getMap("$");
        var address = as(stranger).get("/api/v1/nothing/here").jsonPath().getMap("$");

        for (var body : List.of(existing, missing, address)) {
            body.remove("request_id");
        }
        assertThat(existing).isEqualTo(missing).isEqualTo(address);
    }

    @Test
    void takesAnIntegerSubjectForItsDecimalForm() {
        as(Tokens.of("4711")).get("/api/v1/memory/4711").then().statusCode(200);
    }

    @Test
    void getsNoResponseOfARequestThatItMayNotSend() {
        var first = keyed(Map.of("X-API-Key", Authenticated.key("writer")));
        assertThat(first.statusCode()).isEqualTo(200);

        assertThat(keyed(Map.of()).statusCode()).isEqualTo(401);
        assertThat(keyed(Map.of("X-API-Key", Authenticated.key("nowriter"))).statusCode())
                .isEqualTo(403);
        assertThat(keyed(Map.of(
                                "Authorization",
                                "Bearer " + Tokens.of("mallory").text()))
                        .statusCode())
                .isEqualTo(404);
        var again = keyed(Map.of("X-API-Key", Authenticated.key("writer")));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void countsWhatIsDenied() {
        given().get("/api/v1/memory/42");
        given().header("Authorization", "Bearer " + "s3cret-token").get("/api/v1/memory/42");
        given().header("X-API-Key", Authenticated.key("chatter")).get("/api/v1/memory/42");
        as(Tokens.of(user)).get("/api/v1/memory/42");

        var metrics = given().header("X-API-Key", Authenticated.key("operator"))
                .get("/q/metrics")
                .asString();

        assertThat(metrics)
                .contains(
                        "orcha_security_denied_total{reason=\"none\"}",
                        "orcha_security_denied_total{reason=\"token\"}",
                        "orcha_security_denied_total{reason=\"scope\"}",
                        "orcha_security_denied_total{reason=\"other_user\"}")
                .doesNotContain("s3cret-token", user);
    }

    private Response keyed(Map<String, String> credential) {
        return save(given().headers(credential).header("Idempotency-Key", user), user, "Likes tea.");
    }

    private static Response save(RequestSpecification caller, String user, String content) {
        return caller.contentType("application/json")
                .body(map("user_id", user, "content", content))
                .post("/api/v1/memory");
    }

    private static RequestSpecification as(Tokens token) {
        return given().header("Authorization", "Bearer " + token.text());
    }
}
