package io.orcha.session;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.contents;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SessionApiTest {

    private static final List<Map<String, Object>> CONVERSATION = List.of(
            map("role", "user", "content", "Hi! My name is Zoë 🦊."),
            map("role", "assistant", "content", "Hello Zoë."),
            map("role", "user", "content", "I love \"quotes\"\nand lines."));

    @Test
    void listsSessionsNewestActivityFirstPageByPage() {
        var user = newUser();
        var sessions = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            sessions.add(session(chat(user, "session " + i)));
        }
        chat(user, "back to the second", "session_id", sessions.get(1));

        var listed = new ArrayList<String>();
        String cursor = null;
        do {
            var page = list(user, cursor, 2);
            listed.addAll(page.jsonPath().getList("sessions.session_id"));
            cursor = page.path("next_cursor");
        } while (cursor != null);

        assertThat(listed)
                .containsExactly(sessions.get(1), sessions.get(4), sessions.get(3), sessions.get(2), sessions.get(0));
        list(user, null, 1)
                .then()
                .body("sessions[0].message_count", equalTo(4))
                .body("sessions[0].title", equalTo("session 1"));
        assertThat(list(user, null, 1).jsonPath().getString("sessions[0].last_activity_at"))
                .endsWith("Z");
    }

    @Test
    void listsUnderBothAddresses() {
        var user = newUser();
        var session = session(chat(user, "Hello"));

        given().queryParam("user_id", user)
                .get("/sessions")
                .then()
                .statusCode(200)
                .body("sessions[0].session_id", equalTo(session))
                .body("next_cursor", nullValue());
        given().queryParam("user_id", user)
                .get("/api/v1/sessions")
                .then()
                .statusCode(200)
                .body("sessions[0].session_id", equalTo(session));
    }

    @Test
    void readsOneSession() {
        var user = newUser();
        var session = session(chat(user, "  A first\nmessage  "));

        given().queryParam("user_id", user)
                .get("/api/v1/sessions/{id}", session)
                .then()
                .statusCode(200)
                .body("session_id", equalTo(session))
                .body("title", equalTo("A first message"))
                .body("message_count", equalTo(2));
    }

    @Test
    void deletesASessionWithItsMessages() {
        var user = newUser();
        var session = session(chat(user, "Hello"));

        given().queryParam("user_id", user)
                .delete("/api/v1/sessions/{id}", session)
                .then()
                .statusCode(200);

        given().queryParam("user_id", user)
                .get("/api/v1/sessions/{id}/messages", session)
                .then()
                .statusCode(404);
        chat(user, "still there?", "session_id", session).then().statusCode(404);
    }

    @Test
    void hidesSessionsFromOtherUsers() {
        var session = session(chat(newUser(), "mine"));
        var other = newUser();

        for (var path : List.of("", "/messages", "/export")) {
            given().queryParam("user_id", other)
                    .get("/api/v1/sessions/" + session + path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
        given().queryParam("user_id", other)
                .delete("/api/v1/sessions/{id}", session)
                .then()
                .statusCode(404);
        chat(other, "let me in", "session_id", session).then().statusCode(404);
        chat(other, "let me in", "session_id", session, "memory", "off").then().statusCode(404);
    }

    @Test
    void readsMessagesInPartsThatALinkConnects() {
        var user = newUser();
        var session = importJson(
                user,
                IntStream.range(0, 25)
                        .mapToObj(i -> map("role", "user", "content", "message " + i))
                        .toList());

        var read = new ArrayList<String>();
        var next = "/api/v1/sessions/%s/messages?user_id=%s&limit=10".formatted(session, user);
        while (next != null) {
            var part = given().urlEncodingEnabled(false).get(next);
            read.addAll(part.jsonPath().getList("content"));
            var link = part.header("Link");
            next = link == null ? null : link.replaceAll("^<([^>]*)>.*$", "$1");
        }

        assertThat(read)
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(i -> "message " + i).toList());
    }

    @Test
    void exportsWhatWasImportedAsADownload() {
        var user = newUser();
        var session = importJson(user, CONVERSATION);

        var export = given().queryParam("user_id", user).get("/api/v1/sessions/{id}/export", session);

        export.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Disposition", containsString("attachment; filename=\"session-" + session));
        assertThat(export.jsonPath().<Map<String, Object>>getList("$")).isEqualTo(CONVERSATION);
    }

    @Test
    void exportsAConversationOf10000Messages() {
        var user = newUser();
        var lines = IntStream.range(0, 10_000)
                .mapToObj(i -> map("role", i % 2 == 0 ? "user" : "assistant", "content", "message " + i))
                .toList();
        var session = importJson(user, lines);

        var exported = given().queryParam("user_id", user)
                .get("/api/v1/sessions/{id}/export", session)
                .jsonPath()
                .<Map<String, Object>>getList("$");

        assertThat(exported).isEqualTo(lines);
    }

    @Test
    void continuesAnImportedConversation() {
        var user = newUser();
        var session = importJson(user, CONVERSATION);

        chat(user, "What's my name?", "session_id", session)
                .then()
                .statusCode(200)
                .body("message.content", containsString("Zoë"));
    }

    @Test
    void learnsFromAnImportedConversation() {
        var user = newUser();
        importJson(user, CONVERSATION);

        chat(user, "What's my name?").then().body("message.content", containsString("Zoë"));
    }

    @Test
    void importsAZipOfFiles() throws IOException {
        var user = newUser();

        var imported = importZip(
                user,
                Map.of(
                        "twins/anna.json", "[{\"role\":\"user\",\"content\":\"I am Anna\"}]",
                        "bert.json",
                                "[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"Bert\"}]",
                        "readme.txt", "not a conversation"));

        imported.then().statusCode(200).body("sessions.size()", equalTo(2));
        for (Map<String, Object> made : imported.jsonPath().<Map<String, Object>>getList("sessions")) {
            var expected = made.get("file").equals("bert.json") ? List.of("s", "Bert") : List.of("I am Anna");
            assertThat(contents(user, (String) made.get("session_id"))).isEqualTo(expected);
        }
    }

    @Test
    void importsNothingWhenOneFileOfAZipIsBad() throws IOException {
        var user = newUser();

        importZip(
                        user,
                        Map.of(
                                "good.json", "[{\"role\":\"user\",\"content\":\"I am Anna\"}]",
                                "bad.json", "[{\"role\":\"user\",\"content\":\"ok\"},{\"role\":\"user\"}]"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/bad.json/1/content"));

        list(user, null, 10).then().body("sessions.size()", equalTo(0));
    }

    @Test
    void refusesAZipBomb() throws IOException {
        var bomb = "[" + " ".repeat(40_000_000) + "]";

        importZip(newUser(), Map.of("bomb.json", bomb)).then().statusCode(413);
    }

    private static Response list(String user, String cursor, int limit) {
        var request = given().queryParam("user_id", user).queryParam("limit", limit);
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/sessions");
    }

    private static String importJson(String user, List<Map<String, Object>> conversation) {
        return json(conversation)
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200)
                .extract()
                .path("sessions[0].session_id");
    }

    private static Response importZip(String user, Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return given().contentType("application/zip")
                .queryParam("user_id", user)
                .body(bytes.toByteArray())
                .post("/api/v1/sessions/import");
    }
}
