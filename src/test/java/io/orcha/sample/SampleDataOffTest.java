package io.orcha.sample;

import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service set as it is in production. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SampleDataOffTest.Off.class)
class SampleDataOffTest {

    public static final class Off implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orcha.sample-data.enabled", "false");
        }
    }

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
