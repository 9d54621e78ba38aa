package io.orcha.operations;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.ThirtyDays;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator wants kept for a limited time goes, tier by tier, and nothing that was not learned yet. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ThirtyDays.class)
class RetentionTest {

    @Inject
    Housekeeping housekeeping;

    @Inject
    Database database;

    private final String user = newUser();

    @Test
    void deletesIdleSessionsOnceTheMemoryHasLearnedFromThem() {
        var idle = session(chat(user, "Hello", "memory", "read_only"));
        var waiting = session(chat(user, "I love Python."));
        var used = session(chat(user, "Hello again", "memory", "read_only"));
        age("chat_sessions SET last_activity_at = now() - interval '31 days' WHERE user_id = ? AND id <> '" + used
                + "'");

        housekeeping.run("*");

        given().get("/sessions?user_id={id}", user).then().body("sessions.session_id", contains(used, waiting));
        given().get("/api/v1/sessions/{s}/messages?user_id={id}", idle, user)
                .then()
                .statusCode(404);
    }

    @Test
    void deletesOldAuditEventsAndDecidedReviews() {
        json(map("learning_paused", true)).patch("/api/v1/users/{id}/settings", user);
        for (var state : List.of("pending", "declined")) {
            database.maintenance().update("""
                    INSERT INTO memory_reviews (user_id, id, text, reasons, message_ids, state, created_at, decided_at)
                    VALUES (?, gen_random_uuid(), ?, '{}', '{}', ?, now() - interval '31 days', now() - interval '31 days')
                    """, user, state, state);
        }
        age("audit_events SET occurred_at = now() - interval '31 days' WHERE user_id = ?");

        housekeeping.run("*");

        given().get("/api/v1/users/{id}/audit", user).then().body("events", hasSize(0));
        given().queryParam("state", "all")
                .get("/api/v1/memory/{id}/review", user)
                .then()
                .body("reviews.text", contains("pending"));
    }

    private void age(String update) {
        database.maintenance().update("UPDATE " + update, user);
    }
}
