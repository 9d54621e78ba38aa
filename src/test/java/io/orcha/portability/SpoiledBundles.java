package io.orcha.portability;

import static io.orcha.portability.Bundles.exported;
import static io.orcha.portability.Bundles.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orcha.testing.Api;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A good bundle to be spoiled, and that nothing of a spoiled one is stored. */
abstract class SpoiledBundles {

    /** Stands for one, because UTF-8 has none. */
    static final String LONE_SURROGATE = "a lone surrogate";

    static final String NIL = "00000000-0000-0000-0000-000000000000";

    @Inject
    DataSource dataSource;

    String user;
    ObjectNode good;

    @BeforeEach
    void exportSomebody() {
        user = Bundles.somebody(dataSource);
        good = exported(user);
        Bundles.delete(user);
    }

    @AfterEach
    void nothingWasStored() {
        given().queryParam("user_id", user)
                .get("/api/v1/sessions")
                .then()
                .body("sessions.size()", org.hamcrest.Matchers.is(0));
        Api.getMemory(user).then().body("memory", org.hamcrest.Matchers.nullValue());
    }

    final void assertRefused(String pointer, Consumer<ObjectNode> change) {
        var bundle = good.deepCopy();
        change.accept(bundle);
        var response = send(bundle.toString().replace(LONE_SURROGATE, "\\ud83d"));
        var problem = Bundles.parse(response.body().getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).as(pointer + problem).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.findValuesAsText("pointer")).as(problem.toString()).contains(pointer);
    }

    static ObjectNode at(JsonNode bundle, String pointer) {
        return (ObjectNode) bundle.at(pointer);
    }
}
