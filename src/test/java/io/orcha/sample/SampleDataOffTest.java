package io.orcha.sample;

import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.orcha.testing.Frugal;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A service set as it is in production. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(Frugal.class)
class SampleDataOffTest {

    @Test
    void refusesSampleDataAndNamesTheSetting() {
        var user = newUser();

        given().queryParam("user_identifier", user)
                .post("/memory/test/populate-sample-data")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/forbidden"))
                .body("detail", containsString("orcha.sample-data.enabled"));

        given().queryParam("user_id", user).get("/api/v1/sessions").then().body("sessions", hasSize(0));
    }
}
