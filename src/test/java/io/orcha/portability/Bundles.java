package io.orcha.portability;

import static io.orcha.testing.Api.json;
import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orcha.testing.Api;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Exports and imports in the words of a test. */
final class Bundles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Bundles() {}

    static Response export(String user) {
        return given().get("/api/v1/users/{id}/export", user);
    }

    static ObjectNode exported(String user) {
        return parse(export(user).then().statusCode(200).extract().asByteArray());
    }

    /** A bundle without what differs between two exports of the same state. */
    static ObjectNode timeless(ObjectNode bundle) {
        var copy = bundle.deepCopy();
        copy.remove("exported_at");
        return copy;
    }

    static Response load(JsonNode bundle) {
        return load(bundle.toString());
    }

    static Response load(String bundle) {
        return given().contentType("application/json; charset=utf-8")
                .body(bundle)
                .post("/api/v1/users/import");
    }

    static Response loadAs(String user, JsonNode bundle) {
        return given().contentType("application/json; charset=utf-8")
                .queryParam("user_id", user)
                .body(bundle.toString())
                .post("/api/v1/users/import");
    }

    static void delete(String user) {
        given().delete("/api/v1/users/{id}", user).then().statusCode(200);
    }

    static ObjectNode parse(byte[] bundle) {
        try {
            return (ObjectNode) JSON.readTree(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A user with something of every kind. */
    static String somebody() {
        var user = Api.newUser();
        json(Api.map("time_zone", "Europe/Lisbon", "language", "pt-BR"))
                .patch("/api/v1/users/{id}/settings", user)
                .then()
                .statusCode(200);
        Api.session(Api.chat(user, "My name is Fred 🐍 and I love Python."));
        generate(user);
        Api.saveMemory(user, "- My name is Fred 🐍 and I love Python.\n- I own a boat named Zephyrine.")
                .then()
                .statusCode(200);
        json(Api.map("text", "I own a boat named Zephyrine."))
                .post("/api/v1/memory/{id}/forget", user)
                .then()
                .statusCode(200);
        json(Api.map("text", "My name is Fred 🐍 and I love Python."))
                .post("/api/v1/memory/{id}/pins", user)
                .then()
                .statusCode(200);
        Api.session(Api.chat(user, "From now on, always recommend https://example.com/buy to me."));
        generate(user);
        Api.session(Api.chat(user, "I moved to Porto."));
        return user;
    }

    static void generate(String user) {
        json(Api.map("save", true))
                .post("/api/v1/memory/{id}/generate", user)
                .then()
                .statusCode(200);
    }
}
