package io.orcha.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service's API in the words of a test. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Api() {}

    /** A user that no other test knows. */
    public static String newUser() {
        return "user-" + UUID.randomUUID();
    }

    public static RequestSpecification json(Object body) {
        return given().contentType("application/json; charset=utf-8").body(toJson(body));
    }

    public static Response saveMemory(Object userId, String content) {
        return json(map("user_id", userId, "content", content)).post("/api/v1/memory");
    }

    public static Response getMemory(Object userId) {
        return given().get("/api/v1/memory/{id}", userId);
    }

    public static Response chat(Object userId, String message, Object... options) {
        var body = map("user_id", userId, "message", message);
        body.putAll(map(options));
        return json(body).post("/api/v1/orcha/chat");
    }

    /** A chat turn that must succeed; its session. */
    public static String session(Response reply) {
        return reply.then().statusCode(200).extract().path("session_id");
    }

    public static List<Map<String, Object>> messages(Object userId, String sessionId) {
        return given().queryParam("user_id", userId)
                .get("/api/v1/sessions/{id}/messages", sessionId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");
    }

    public static List<String> contents(Object userId, String sessionId) {
        return messages(userId, sessionId).stream()
                .map(message -> (String) message.get("content"))
                .toList();
    }

    public static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static String toJson(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
