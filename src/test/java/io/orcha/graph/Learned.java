package io.orcha.graph;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.restassured.RestAssured.given;

import io.orcha.testing.LearnedFrom;
import io.orcha.testing.ModelStub;
import io.orcha.testing.RecallJobs;
import io.orcha.testing.RollUpJobs;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A user whose graph a test has learned from what they say, and reads over HTTP. */
final class Learned {

    static final String GRAPH = "/api/v1/users/{user}/graph";
    static final String ENTITIES = "/api/v1/users/{user}/entities";
    static final String RELATIONS = "/api/v1/users/{user}/relations";

    private final String user;
    private final ModelStub model;
    private final DataSource owner;

    private Learned(String user, ModelStub model, DataSource owner) {
        this.user = user;
        this.model = model;
        this.owner = owner;
    }

    static Learned by(String user, ModelStub model, DataSource owner) {
        RollUpJobs.in(owner).awaitNone();
        model.reset();
        return new Learned(user, model, owner);
    }

    /** The user says something, of which the model finds what a test scripts. */
    void says(String text, String answer) {
        model.extract(_ -> answer);
        chat(user, text).then().statusCode(200);
        RecallJobs.in(owner).awaitDone(user);
    }

    /** The same at another time. */
    void said(String at, String text, String answer) {
        model.extract(_ -> answer);
        json(List.of(map("role", "user", "content", text, "created_at", at)))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
        RecallJobs.in(owner).awaitDone(user);
    }

    JsonPath graph(Object... query) {
        return given().queryParams(map(query))
                .get(GRAPH, user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath entities(Object... query) {
        return given().queryParams(map(query))
                .get(ENTITIES, user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath relations(Object... query) {
        return given().queryParams(map(query))
                .get(RELATIONS, user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What is known, in words. */
    List<String> facts(Object... query) {
        return relations(query).getList("relations.text");
    }

    /** The only entity of that name. */
    String entity(String name) {
        var found = entities().<String>getList("entities.findAll { it.name == '%s' }.id".formatted(name));
        if (found.size() != 1) {
            throw new AssertionError(name + " are " + found);
        }
        return found.getFirst();
    }

    /** The relation that says so. */
    String relation(String text) {
        return relations().getString("relations.find { it.text == '%s' }.id".formatted(text));
    }

    ValidatableResponse patch(String path, String id, Object body) {
        return json(body).patch(path + "/{id}", user, id).then();
    }

    ValidatableResponse post(String path, Object body) {
        return json(body).post(path, user).then();
    }

    /** The tables of the graph that hold a text of the user's. */
    List<String> tablesWith(String text) {
        return Stream.of("memory_entities", "memory_entity_names", "memory_entity_mentions", "memory_relations")
                .filter(table -> !LearnedFrom.in(owner)
                        .select(
                                "SELECT 1 FROM %s AS t WHERE user_id = ? AND t::text ILIKE '%%%s%%'"
                                        .formatted(table, text),
                                user)
                        .isEmpty())
                .toList();
    }

    long count(String table) {
        return RecallJobs.in(owner).count("SELECT count(*) FROM %s WHERE user_id = ?".formatted(table), user);
    }
}
