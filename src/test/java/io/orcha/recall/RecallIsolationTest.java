package io.orcha.recall;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand users who say much the same: whoever asks for whatever is given what is theirs. The vector stores have tests of their own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RecallIsolationTest {

    private static final int USERS = 1_000;
    private static final int QUESTIONS = 500;
    private static final int AT_ONCE = 8;
    private static final List<String> THINGS =
            List.of("tea", "chess", "Porto", "jazz", "sailing", "bees", "bread", "Mondays");

    private final Random random = new Random(5);

    @Test
    void recallsNobodyElsesMemories() throws Exception {
        var users = IntStream.range(0, USERS).mapToObj(_ -> newUser()).toList();
        var owners = new HashMap<String, String>();
        var work = users.stream()
                .map(user -> (Callable<String>) () -> json(map("text", "I like %s.".formatted(thing(user))))
                        .post("/api/v1/users/{user}/memories", user)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();
        try (var clients = Executors.newFixedThreadPool(AT_ONCE)) {
            var ids = clients.invokeAll(work);
            for (int i = 0; i < USERS; i++) {
                owners.put(ids.get(i).get(), users.get(i));
            }
        }

        for (int i = 0; i < QUESTIONS; i++) {
            var user = users.get(random.nextInt(USERS));
            var thing = i % 2 == 0 ? thing(user) : THINGS.get(random.nextInt(THINGS.size()));

            List<String> found = given().queryParam("query", "Who likes %s?".formatted(thing))
                    .get("/memory/context/{user}", user)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.id");

            assertThat(found).allSatisfy(id -> assertThat(owners.get(id)).isEqualTo(user));
            if (thing.equals(thing(user))) {
                assertThat(found).hasSize(1);
            }
        }
    }

    private static String thing(String user) {
        return THINGS.get(Math.floorMod(user.hashCode(), THINGS.size()));
    }
}
