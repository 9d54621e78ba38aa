package io.orcha.web;

import static io.restassured.RestAssured.given;

import io.orcha.testing.LearnedFrom;
import javax.sql.DataSource;

/** Somebody with a life: conversations over months, and all that is learned from them. */
final class SamplePerson {

    private SamplePerson() {}

    /** Gives a user the sample data, and waits until they are learned. */
    static String with(DataSource owner, String user) {
        given().queryParam("user_identifier", user)
                .post("/memory/test/populate-sample-data")
                .then()
                .statusCode(200);
        LearnedFrom.in(owner).awaitDone(user);
        return user;
    }
}
