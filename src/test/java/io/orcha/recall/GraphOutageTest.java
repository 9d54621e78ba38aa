package io.orcha.recall;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.orcha.recall.fact.FactSource;
import io.orcha.testing.LogLines;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.orcha.testing.ShiftedClock;
import io.orcha.user.UserId;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The knowledge graph fails: recall goes on without it, and says so. */
@QuarkusTest
@TestProfile(GraphOutageTest.WithoutGraph.class)
@QuarkusTestResource(PostgresResource.class)
class GraphOutageTest {

    private static final String NOTE = "knowledge graph does not answer";
    private static final String QUOTED = "a sentence of the user's";

    public static class WithoutGraph implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FailingGraph.class, ShiftedClock.class);
        }
    }

    /** Answers nothing, and fails as long as it is broken. */
    @Alternative
    @Singleton
    public static class FailingGraph implements FactSource {

        private volatile boolean broken = true;

        void repair() {
            broken = false;
        }

        @Override
        public Related related(UserId user, Question question) {
            if (broken) {
                throw new IllegalStateException(QUOTED);
            }
            return Related.NOTHING;
        }
    }

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    @Inject
    FailingGraph graph;

    @Inject
    ShiftedClock clock;

    @Test
    void recallsWithoutItAndTellsTheOperatorOnceAMinute() {
        var user = newUser();
        chat(user, "My sister Ana repaired the old accordion.").then().statusCode(200);
        RecallJobs.in(owner).awaitDone(user);

        try (var log = LogLines.of(RelatedFacts.class.getName())) {
            clock.pass(Duration.ofMinutes(2));
            recall(user)
                    .body("items.text", hasItem(containsString("accordion")))
                    .body("facts", empty())
                    .body("degraded", hasItem(containsString(NOTE)));
            chat(user, "Who repaired the accordion?")
                    .then()
                    .statusCode(200)
                    .body("memory.degraded", hasItem(containsString(NOTE)));
            assertThat(log.told())
                    .singleElement()
                    .satisfies(line -> assertThat(line.text())
                            .contains(IllegalStateException.class.getName(), FailingGraph.class.getSimpleName())
                            .doesNotContain(QUOTED));
            assertThat(log.details("still")).isPositive();

            clock.pass(Duration.ofMinutes(2));
            recall(user);
            assertThat(log.told()).hasSize(2);

            graph.repair();
            recall(user).body("degraded", not(hasItem(containsString(NOTE))));
        }
    }

    private static ValidatableResponse recall(String user) {
        return given().queryParam("query", "accordion")
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200);
    }
}
