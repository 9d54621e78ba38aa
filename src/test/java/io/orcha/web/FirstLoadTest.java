package io.orcha.web;

import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a first visit loads, and how it is protected. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FirstLoadTest extends BrowserTest {

    private static final int MOST_BYTES = 250 * 1_024;

    @Test
    void isSmallUntilChartsAreNeeded() throws IOException {
        var page = window();
        List<byte[]> bodies = new ArrayList<>();
        page.onRequestFinished(request -> {
            if (!request.url().contains("/api/") && !request.url().contains("/memory/")) {
                bodies.add(request.response().body());
            }
        });

        Visit.of(page, newUser()).say("Hello");

        int compressed = 0;
        for (var body : bodies) {
            compressed += compressed(body);
        }
        assertThat(bodies).hasSizeGreaterThan(3);
        assertThat(compressed).isBetween(1, MOST_BYTES);
    }

    @Test
    void comesWithAStrictPolicy() {
        given().get("/")
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        containsString("default-src 'none'; script-src 'self'; style-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                // After an upgrade the page that a browser kept would ask for bundles that are gone.
                .header("Cache-Control", equalTo("no-cache"))
                .body(not(containsString("<script>")))
                .body(not(containsString("style=")));
        // What is not the page keeps the policy that allows nothing.
        given().get("/api/v1/memory/42")
                .then()
                .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"));
        given().get("/nothing")
                .then()
                .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"));
    }

    private static int compressed(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.size();
    }
}
