package io.orcha.testing;

import static io.restassured.RestAssured.given;

import java.util.List;

/** Kinds of jobs that nobody runs as long as this is open: what a test leaves to do would take the time of the machine from it. */
public final class PausedJobs implements AutoCloseable {

    private final List<String> kinds;

    private PausedJobs(List<String> kinds) {
        this.kinds = kinds;
    }

    /** Pauses what makes messages findable by their meaning, and learns from them. */
    public static PausedJobs ofRecall() {
        var kinds = List.of("recall-index", "recall-learn");
        kinds.forEach(kind -> given().post("/api/v1/operations/jobs/{kind}/pause", kind)
                .then()
                .statusCode(200));
        return new PausedJobs(kinds);
    }

    /** Erases users, of whom there is nothing left to do then. */
    public void erase(List<String> users) {
        users.forEach(
                user -> given().delete("/api/v1/users/{user}", user).then().statusCode(200));
    }

    @Override
    public void close() {
        kinds.forEach(kind -> given().post("/api/v1/operations/jobs/{kind}/resume", kind)
                .then()
                .statusCode(200));
    }
}
