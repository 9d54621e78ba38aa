package io.orcha;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input of every kind at every endpoint answers its problem. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadInputTest {

    private static final String MEMORY = "/api/v1/memory";
    private static final String CHAT = "/api/v1/orcha/chat";
    private static final String IMPORT = "/api/v1/sessions/import?user_id=someone";
    private static final String ID = "00000000-0000-7000-8000-000000000000";
    private static final String SESSION = "/api/v1/sessions/" + ID;
    private static final List<String> BODIES = List.of(MEMORY, CHAT, IMPORT);

    @TestHTTPResource
    URI service;

    static Stream<Arguments> anyBody() {
        return BODIES.stream()
                .flatMap(path -> Stream.of(
                        bad(
                                path,
                                "no body",
                                400,
                                null,
                                () -> given().contentType("application/json").post(path)),
                        bad(path, "null", 400, null, () -> json("null").post(path)),
                        bad(
                                path,
                                "cut JSON",
                                400,
                                null,
                                () -> json("{\"user_id\": 42, ").post(path)),
                        bad(path, "not JSON", 400, null, () -> json("<xml/>").post(path)),
                        bad(path, "a number", 400, null, () -> json("42").post(path)),
                        bad(
                                path,
                                "invalid UTF-8",
                                400,
                                null,
                                () -> given().contentType("application/json")
                                        .body(new byte[] {
                                            '{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'
                                        })
                                        .post(path)),
                        bad(
                                path,
                                "deep nesting",
                                path.equals(IMPORT) ? 422 : 400,
                                null,
                                () -> deeplyNested().post(path)),
                        bad(
                                path,
                                "text",
                                415,
                                null,
                                () -> given().contentType("text/plain")
                                        .body("x")
                                        .post(path)),
                        bad(
                                path,
                                "form",
                                415,
                                null,
                                () -> given().formParam("a", "b").post(path)),
                        bad(
                                path,
                                "too large",
                                413,
                                null,
                                () -> json("\"" + "x".repeat(1_100_000) + "\"").post(path)),
                        bad(path, "wrong method", 405, null, () -> json("{}").patch(path)),
                        bad(
                                path,
                                "trailing tokens",
                                400,
                                null,
                                () -> json("{} {}").post(path)),
                        bad(
                                path,
                                "UTF-32",
                                400,
                                null,
                                () -> given().contentType("application/json")
                                        .body("{".getBytes(Charset.forName("UTF-32")))
                                        .post(path)),
                        bad(
                                path,
                                "unacceptable",
                                406,
                                null,
                                () -> json("{}").accept("image/png").post(path))));
    }

    static Stream<Arguments> memory() {
        return Stream.of(
                field(MEMORY, "no user", "/user_id", map("content", "x")),
                field(MEMORY, "null user", "/user_id", map("user_id", null, "content", "x")),
                field(MEMORY, "fractional user", "/user_id", map("user_id", 4.2, "content", "x")),
                field(MEMORY, "boolean user", "/user_id", map("user_id", true, "content", "x")),
                field(MEMORY, "array user", "/user_id", map("user_id", List.of(1), "content", "x")),
                field(MEMORY, "empty user", "/user_id", map("user_id", "", "content", "x")),
                field(MEMORY, "user with a space", "/user_id", map("user_id", "a b", "content", "x")),
                field(MEMORY, "user with a slash", "/user_id", map("user_id", "../etc", "content", "x")),
                field(MEMORY, "emoji user", "/user_id", map("user_id", "🦊", "content", "x")),
                field(MEMORY, "long user", "/user_id", map("user_id", "u".repeat(129), "content", "x")),
                field(MEMORY, "no content", "/content", map("user_id", 1)),
                field(MEMORY, "null content", "/content", map("user_id", 1, "content", null)),
                field(MEMORY, "blank content", "/content", map("user_id", 1, "content", " \n\t ")),
                field(MEMORY, "number content", "/content", map("user_id", 1, "content", 5)),
                field(MEMORY, "object content", "/content", map("user_id", 1, "content", map("a", 1))),
                field(MEMORY, "NUL", "/content", "{\"user_id\":1,\"content\":\"a\\u0000b\"}"),
                field(MEMORY, "lone high surrogate", "/content", "{\"user_id\":1,\"content\":\"a\\ud83d\"}"),
                field(MEMORY, "lone low surrogate", "/content", "{\"user_id\":1,\"content\":\"\\udd8ab\"}"),
                field(MEMORY, "long content", "/content", map("user_id", 1, "content", "x".repeat(16_385))),
                field(MEMORY, "long in bytes", "/content", map("user_id", 1, "content", "🦊".repeat(4_097))),
                bad(MEMORY, "bad user in path", 422, "{user_id}", () -> given().get(MEMORY + "/a%20b")),
                bad(MEMORY, "bad user in path", 422, "{user_id}", () -> given().delete(MEMORY + "/a%20b")),
                bad(
                        MEMORY,
                        "NUL in path",
                        422,
                        "{user_id}",
                        () -> given().urlEncodingEnabled(false).get(MEMORY + "/a%00b")),
                bad("/api/v1/users", "bad user in path", 422, "{user_id}", () -> given().delete("/api/v1/users/a%20b")),
                bad("/api/v1/users", "no such route", 405, null, () -> given().get("/api/v1/users/42")));
    }

    static Stream<Arguments> chat() {
        return Stream.of(
                field(CHAT, "no user", "/user_id", map("message", "x")),
                field(CHAT, "no message", "/message", map("user_id", 1)),
                field(CHAT, "blank message", "/message", map("user_id", 1, "message", "  ")),
                field(CHAT, "NUL", "/message", "{\"user_id\":1,\"message\":\"\\u0000\"}"),
                field(CHAT, "lone surrogate", "/message", "{\"user_id\":1,\"message\":\"\\ud83d\"}"),
                field(CHAT, "long message", "/message", map("user_id", 1, "message", "x".repeat(32_769))),
                field(CHAT, "session is no UUID", "/session_id", turn("session_id", "x")),
                bad(
                        CHAT,
                        "unknown session",
                        404,
                        null,
                        () -> json(turn("session_id", "00000000-0000-7000-8000-000000000000"))
                                .post(CHAT)),
                field(CHAT, "unknown persona", "/persona", turn("persona", "nobody")),
                field(CHAT, "unknown memory mode", "/memory", turn("memory", "maybe")),
                field(CHAT, "stream is no boolean", "/stream", turn("stream", "yes")),
                field(CHAT, "history is no array", "/conversation_history", turn("conversation_history", "x")),
                field(
                        CHAT,
                        "history of 201",
                        "/conversation_history",
                        turn("conversation_history", Collections.nCopies(201, line("user", "x")))),
                field(
                        CHAT,
                        "null in history",
                        "/conversation_history/0",
                        turn("conversation_history", Collections.singletonList(null))),
                field(CHAT, "role missing", "/conversation_history/0/role", history(map("content", "x"))),
                field(CHAT, "system role", "/conversation_history/0/role", history(line("system", "x"))),
                field(CHAT, "unknown role", "/conversation_history/0/role", history(line("wizard", "x"))),
                field(CHAT, "content missing", "/conversation_history/0/content", history(map("role", "user"))),
                field(CHAT, "number content", "/conversation_history/0/content", history(line("user", 5))),
                field(
                        CHAT,
                        "long content",
                        "/conversation_history/0/content",
                        history(line("user", "x".repeat(32_769)))),
                field(CHAT, "NUL in history", "/conversation_history/0/content", history(line("user", "\0"))));
    }

    static Stream<Arguments> sessions() {
        return Stream.of(
                bad("/sessions", "no user", 422, "?user_id", () -> given().get("/sessions")),
                bad("/sessions", "bad user", 422, "?user_id", () -> given().get("/sessions?user_id=a%20b")),
                bad("/sessions", "bad cursor", 422, "?cursor", () -> given().get("/sessions?user_id=1&cursor=xx")),
                bad(
                        "/sessions",
                        "cursor of year 10^9",
                        422,
                        "?cursor",
                        () -> given().queryParam("cursor", cursor("31556889864403199000000|" + ID))
                                .queryParam("user_id", 1)
                                .get("/sessions")),
                bad("/sessions", "bad limit", 422, "?limit", () -> given().get("/sessions?user_id=1&limit=0")),
                bad("/sessions", "limit is no number", 422, "?limit", () -> given().get("/sessions?user_id=1&limit=x")),
                bad("/api/v1/sessions", "no user", 422, "?user_id", () -> given().get("/api/v1/sessions")),
                bad(SESSION, "no user", 422, "?user_id", () -> given().get(SESSION)),
                bad(SESSION, "unknown", 404, null, () -> given().get(SESSION + "?user_id=1")),
                bad(SESSION, "unknown", 404, null, () -> given().delete(SESSION + "?user_id=1")),
                bad(SESSION, "unknown", 404, null, () -> given().get(SESSION + "/messages?user_id=1")),
                bad(SESSION, "unknown", 404, null, () -> given().get(SESSION + "/export?user_id=1")),
                bad(SESSION, "no UUID", 422, "{session_id}", () -> given().get("/api/v1/sessions/x?user_id=1")),
                bad(SESSION, "no UUID", 422, "{session_id}", () -> given().delete("/api/v1/sessions/x?user_id=1")),
                bad(SESSION, "no user", 422, "?user_id", () -> given().delete(SESSION)),
                bad(SESSION, "no user", 422, "?user_id", () -> given().get(SESSION + "/messages")),
                bad(SESSION, "no user", 422, "?user_id", () -> given().get(SESSION + "/export")),
                bad(IMPORT, "no user", 422, "?user_id", () -> json("[]").post("/api/v1/sessions/import")),
                field(IMPORT, "no message", "", List.of()),
                field(IMPORT, "null line", "/0", Collections.singletonList(null)),
                field(IMPORT, "no role", "/0/role", List.of(map("content", "x"))),
                field(IMPORT, "unknown role", "/0/role", List.of(line("wizard", "x"))),
                field(IMPORT, "blank content", "/1/content", List.of(line("user", "x"), line("user", " "))),
                field(IMPORT, "NUL", "/0/content", List.of(line("user", "\0"))),
                field(IMPORT, "long content", "/0/content", List.of(line("user", "x".repeat(262_145)))),
                bad(
                        IMPORT,
                        "no zip",
                        422,
                        "",
                        () -> given().contentType("application/zip")
                                .body(new byte[] {1, 2})
                                .post(IMPORT)),
                bad("/", "no such address", 404, null, () -> given().get("/nothing/here")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"anyBody", "memory", "chat", "sessions"})
    void answersItsProblem(String path, String what, int status, String pointer, Supplier<Response> request) {
        var response = request.get();

        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("X-Request-Id", notNullValue())
                .body("type", startsWith("/problems/"))
                .body("title", notNullValue())
                .body("status", equalTo(status))
                .body("detail", notNullValue())
                .body("request_id", equalTo(response.header("X-Request-Id")));
        if (pointer != null) {
            response.then().body("errors[0].pointer", equalTo(pointer)).body("errors[0].detail", notNullValue());
        }
        assertThat(response.asString()).doesNotContain("Exception", "io.orcha", "\tat ");
    }

    /** A web page of another site can send such a body without asking. */
    @ParameterizedTest
    @ValueSource(strings = {MEMORY, CHAT, IMPORT})
    void refusesABodyThatDoesNotSayWhatItIs(String path) throws Exception {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString("{\"user_id\":1,\"content\":\"x\",\"message\":\"x\"}"))
                .build();

        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(415);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MEMORY, CHAT, IMPORT})
    void refusesALongBodyThatDoesNotAnnounceItsLength(String path) throws Exception {
        var body = " ".repeat(1_100_000);
        for (var version : HttpClient.Version.values()) {
            var request = HttpRequest.newBuilder(service.resolve(path))
                    .version(version)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                    .build();

            try (var client = HttpClient.newHttpClient()) {
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(413);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Origin,https://evil.example", "Origin,null", "Sec-Fetch-Site,cross-site"})
    void refusesWebPagesOfOtherSites(String header, String value) {
        given().header(header, value).get(MEMORY + "/42").then().statusCode(403);
        given().header("Origin", "http://localhost:3000")
                .get(MEMORY + "/42")
                .then()
                .statusCode(200);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        json(map("message", "", "conversation_history", List.of(line("user", "\0"))))
                .post(CHAT)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/user_id", "/message", "/conversation_history/0/content")));
    }

    @Test
    void storesNothingOfARefusedTurn() {
        var user = newUser();
        json(map("user_id", user, "message", "x", "persona", "nobody")).post(CHAT);

        given().queryParam("user_id", user).get("/sessions").then().body("sessions.size()", equalTo(0));
    }

    /** As bytes, because the test's client would itself parse a text, without a limit. */
    private static RequestSpecification deeplyNested() {
        return given().contentType("application/json").body("[".repeat(100_000).getBytes(UTF_8));
    }

    private static Arguments field(String path, String what, String pointer, Object body) {
        return bad(path, what, 422, pointer, () -> json(body).post(path));
    }

    private static Arguments bad(String path, String what, int status, String pointer, Supplier<Response> request) {
        return Arguments.of(path, what, status, pointer, request);
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static Object turn(String option, Object value) {
        return map("user_id", 1, "message", "x", option, value);
    }

    private static Object history(Object line) {
        return turn("conversation_history", List.of(line));
    }

    private static Object line(String role, Object content) {
        return map("role", role, "content", content);
    }
}
