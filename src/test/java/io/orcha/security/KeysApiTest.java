package io.orcha.security;

import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators make, rotate and revoke the keys of backends. */
@QuarkusTest
@TestProfile(Authenticated.class)
@QuarkusTestResource(PostgresResource.class)
class KeysApiTest {

    private static final String KEYS = "/api/v1/operations/api-keys";

    @Inject
    Database database;

    @Inject
    KeyLookup lookup;

    @Test
    void makesAKeyThatActsForAnyUserWithinItsScopes() {
        var key = create("memory:read").path("key").toString();

        assertThat(statusOfReading(key)).isEqualTo(200);
        assertThat(as(key).body(map("user_id", newUser(), "content", "x"))
                        .post("/api/v1/memory")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/operations/api-keys",
                "/api;x/v1/operations/api-keys",
                "/api/v1/operations;x=y/api-keys",
                "/api/v1/operations/api-keys/",
                "/api/v1/%6Fperations/api-keys"
            })
    void keepsNoSecretForARepetition(String path) {
        var user = newUser();
        var request = operator()
                .header("Idempotency-Key", "once")
                .contentType("application/json")
                .urlEncodingEnabled(false)
                .body(map("name", "backend", "scopes", List.of("chat")));

        var first = request.post(path + "?user_id=" + user);
        var second = request.post(path + "?user_id=" + user);

        assertThat(first.statusCode()).isIn(200, 201, 404);
        second.then().header("Idempotency-Replayed", nullValue());
        assertThat(database.maintenance()
                        .query(row -> row.getInt(1), "SELECT 1 FROM idempotency_keys WHERE user_id = ?", user))
                .isEmpty();
    }

    @Test
    void acceptsAKeyInEitherHeader() {
        var key = create("memory:read").path("key").toString();

        given().header("Authorization", "Bearer " + key)
                .get("/api/v1/memory/ada")
                .then()
                .statusCode(200);
        given().header("authorization", "bearer " + key)
                .get("/api/v1/memory/ada")
                .then()
                .statusCode(200);
    }

    @Test
    void showsTheSecretOnceAndStoresOnlyItsHash() {
        var key = ApiKey.parse(create("chat").path("key")).orElseThrow();

        var listed = operator().queryParam("limit", 1000).get(KEYS).asString();

        assertThat(listed)
                .contains(key.id())
                .doesNotContain(key.secret(), key.hash().hex());
        assertThat(database.query(
                        row -> row.getString(1), "SELECT row_to_json(k)::text FROM api_keys k WHERE id = ?", key.id()))
                .singleElement()
                .asString()
                .contains(key.hash().hex())
                .doesNotContain(key.secret());
    }

    @Test
    void listsPageByPage() {
        var made = List.of(id(create("chat")), id(create("chat")), id(create("chat")));

        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var request = operator().queryParam("limit", 2);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(KEYS)
                    .jsonPath();
            found.addAll(page.getList("api_keys.id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(found).doesNotHaveDuplicates().isSorted().containsAll(made);
    }

    @Test
    void rotatesWithAGraceForTheOldSecret() {
        var made = create("memory:read");
        String old = made.path("key");
        var id = id(made);

        var rotated = operator().post(KEYS + "/{id}/rotate", id);

        rotated.then()
                .statusCode(200)
                .body("api_key.id", equalTo(id))
                .body("api_key.previous_valid_until", notNullValue());
        String current = rotated.path("key");
        assertThat(current).isNotEqualTo(old).startsWith("orcha_" + id + "_");
        assertThat(statusOfReading(current)).isEqualTo(200);
        assertThat(statusOfReading(old)).isEqualTo(200);

        database.update("UPDATE api_keys SET previous_expires_at = now() - interval '1 second' WHERE id = ?", id);
        lookup.forget(id);

        assertThat(statusOfReading(current)).isEqualTo(200);
        assertThat(statusOfReading(old)).as("the grace is over").isEqualTo(401);
    }

    @Test
    void endsAnEarlierSecretWithTheNextRotation() {
        var made = create("memory:read");
        String first = made.path("key");
        operator().post(KEYS + "/{id}/rotate", id(made));

        operator().post(KEYS + "/{id}/rotate", id(made)).then().statusCode(200);

        assertThat(statusOfReading(first)).isEqualTo(401);
    }

    @Test
    void revokesAKeyAtOnce() {
        var made = create("memory:read");
        String key = made.path("key");
        assertThat(statusOfReading(key)).isEqualTo(200);

        operator().delete(KEYS + "/{id}", id(made)).then().statusCode(200);

        assertThat(statusOfReading(key)).isEqualTo(401);
        operator().delete(KEYS + "/{id}", id(made)).then().statusCode(200);
        operator().post(KEYS + "/{id}/rotate", id(made)).then().statusCode(409);
        operator()
                .queryParam("limit", 1000)
                .get(KEYS)
                .then()
                .body("api_keys.find { it.id == '%s' }.revoked_at".formatted(id(made)), notNullValue());
    }

    @Test
    void refusesAKeyThatHasEnded() {
        var made = create("memory:read");
        database.update("UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = ?", id(made));

        assertThat(statusOfReading(made.path("key"))).isEqualTo(401);
        operator().post(KEYS + "/{id}/rotate", id(made)).then().statusCode(409);
    }

    @Test
    void notesWhenAKeyWasUsed() {
        var made = create("memory:read");
        var used = "api_keys.find { it.id == '%s' }.last_used_at".formatted(id(made));
        operator().queryParam("limit", 1000).get(KEYS).then().body(used, nullValue());

        statusOfReading(made.path("key"));

        operator().queryParam("limit", 1000).get(KEYS).then().body(used, notNullValue());
    }

    @Test
    void believesForAMomentThatAKeyIsUnknown() {
        var key = ApiKey.create();

        statusOfReading(key.text());

        assertThat(lookup.known(key.id())).isSameAs(StoredKey.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /name       | {"scopes": ["chat"]}
            /name       | {"name": " ", "scopes": ["chat"]}
            /scopes     | {"name": "x"}
            /scopes     | {"name": "x", "scopes": []}
            /scopes/1   | {"name": "x", "scopes": ["chat", "everything"]}
            /expires_at | {"name": "x", "scopes": ["chat"], "expires_at": "2020-01-01T00:00:00Z"}
            /expires_at | {"name": "x", "scopes": ["chat"], "expires_at": "soon"}
            /expires_at | {"name": "x", "scopes": ["chat"], "expires_at": "+10000-01-01T00:00:00Z"}
            /expires_at | {"name": "x", "scopes": ["chat"], "expires_at": "+999999999-01-01T00:00:00Z"}
            """)
    void refusesWhatMakesNoKey(String pointer, String body) {
        operator()
                .contentType("application/json")
                .body(body)
                .post(KEYS)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void knowsNoOtherKey() {
        operator().delete(KEYS + "/unknown").then().statusCode(404);
        operator().post(KEYS + "/unknown/rotate").then().statusCode(404);
        operator().delete(KEYS + "/all").then().statusCode(404);
        operator().get(KEYS + "?cursor=_").then().statusCode(422);
        operator().get(KEYS + "?limit=0").then().statusCode(422);
    }

    private static Response create(String... scopes) {
        var response = operator()
                .contentType("application/json")
                .body(map("name", "of a test", "scopes", List.of(scopes), "expires_at", "2999-01-01T00:00:00Z"))
                .post(KEYS);
        response.then().statusCode(200);
        return response;
    }

    private static String id(Response created) {
        return created.path("api_key.id");
    }

    private static int statusOfReading(String key) {
        return given().header("X-API-Key", key).get("/api/v1/memory/ada").statusCode();
    }

    private static RequestSpecification operator() {
        return given().header("X-API-Key", Authenticated.key("operator"));
    }

    private static RequestSpecification as(String key) {
        return given().header("X-API-Key", key).contentType("application/json");
    }
}
