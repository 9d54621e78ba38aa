package io.orcha.memory;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.orcha.memory.screening.Corpus;
import io.orcha.memory.screening.Screening;
import io.orcha.model.offline.Canonical;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RollUpJobs;
import io.orcha.testing.SummaryAnswers;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus of attacks and of harmless statements, through the whole service, with a model that notes whatever it is given. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class PoisoningTest {

    private static final int BATCH = 20;

    ModelStub model;

    @Inject
    @DataSource("owner")
    AgroalDataSource dataSource;

    /** NUL is refused with 422 before anything is stored. */
    static Stream<List<Corpus.Attack>> attacks() {
        return batches(Corpus.attacks().stream()
                .filter(attack -> attack.message().indexOf('\0') < 0)
                .toList());
    }

    static Stream<List<String>> harmless() {
        return batches(Corpus.harmless());
    }

    @BeforeEach
    void noteWhateverIsSaid() {
        RollUpJobs.in(dataSource).awaitNone();
        model.reset();
        model.summarise(SummaryAnswers::noteAll);
    }

    @Test
    void triesEnough() {
        assertThat(Corpus.attacks()).hasSizeGreaterThan(100);
        assertThat(Corpus.harmless()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void letsNoAttackIntoTheMemoryUnreviewed(List<Corpus.Attack> attacks) {
        var user = newUser();

        attacks.forEach(attack -> chat(user, attack.message()).then().statusCode(200));
        RollUpJobs.in(dataSource).awaitDone(user);

        String content = getMemory(user).path("memory.content");
        assertThat(MemoryText.sentences(content))
                .allSatisfy(line -> assertThat(Screening.screen(line).held()).isEmpty());
        for (var attack : attacks) {
            var message = Canonical.of(attack.message());
            assertThat(Canonical.of(String.valueOf(content))).doesNotContain(message.isEmpty() ? "\0" : message);
        }
        List<String> held = given().queryParam("limit", 500)
                .get("/api/v1/memory/{id}/review", user)
                .path("reviews.text");
        assertThat(held).hasSizeGreaterThanOrEqualTo(attacks.size() / 2);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void keepsThePromptsStructureWhateverIsSaidAndSaved(List<Corpus.Attack> attacks) {
        for (var attack : attacks) {
            var user = newUser();
            saveMemory(user, attack.message()).then().statusCode(200);
            chat(user, attack.message()).then().statusCode(200);

            chat(user, "Hello").then().statusCode(200);

            var call = model.lastCall();
            assertThat(call.roles()).endsWith("user").startsWith("system", "system");
            assertThat(call.roles().subList(2, call.roles().size() - 1)).isSubsetOf("system");
            assertThat(call.roles()).hasSizeLessThanOrEqualTo(4);
            assertThat(call.contents().getLast()).isEqualTo("Hello");
            var memory = call.contents().get(1);
            assertThat(memory).startsWith("User Memory: ").endsWith("\n</user_memory>");
            assertThat(memory.split("</?user_memory>", -1)).as(memory).hasSize(3);
            assertThat(memory).doesNotContainPattern("(?im)^\\s*(?:system|assistant|user)\\s*:");
        }
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void letsHarmlessStatementsIn(List<String> statements) {
        var user = newUser();

        statements.forEach(statement -> chat(user, statement).then().statusCode(200));
        RollUpJobs.in(dataSource).awaitDone(user);

        var content = Canonical.of(getMemory(user).path("memory.content"));
        var missing = new ArrayList<String>();
        for (var statement : statements) {
            if (!content.contains(Canonical.of(statement))) {
                missing.add(statement);
            }
        }
        assertThat(missing).isEmpty();
        given().get("/api/v1/memory/{id}/review", user).then().body("reviews", org.hamcrest.Matchers.empty());
    }

    private static <T> Stream<List<T>> batches(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + BATCH)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + BATCH)));
    }
}
