package io.orcha.sample;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.orcha.testing.ConsentRequired;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** A consent is required, and a user may keep 6 sessions, which is fewer than the first person had. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ConsentRequired.class)
class SampleDataLimitsTest {

    private final String user = newUser();

    @Test
    void storesNothingBeyondTheQuota() {
        populate(1).then().statusCode(507).body("type", equalTo("/problems/storage-quota-exceeded"));

        given().queryParam("user_id", user).get("/api/v1/sessions").then().body("sessions", hasSize(0));
    }

    @Test
    void learnsNothingWithoutAConsent() {
        populate(2).then().statusCode(200).body("learning", equalTo(false));
    }

    @Test
    void learnsWithAConsent() {
        json(map("granted", true, "text_version", "1"))
                .post("/api/v1/users/{user}/consent", user)
                .then()
                .statusCode(200);

        populate(2).then().statusCode(200).body("learning", equalTo(true));
    }

    private Response populate(int person) {
        return given().queryParam("user_identifier", user)
                .queryParam("person", person)
                .post("/memory/test/populate-sample-data");
    }
}
