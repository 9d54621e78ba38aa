package io.orcha.recall;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.orcha.testing.Metrics;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.RecallJobs;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A turn is given what bears on it, in whatever words, and not merely the best that there is. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class TurnRelevanceTest {

    private static final Pattern RECALLED = Pattern.compile("(?s)<recalled>\\s(.*)\\s</recalled>");

    ModelStub model;

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    /** It holds what people say every day, which is what a greeting resembles. */
    @BeforeEach
    void talk() {
        said(
                "Hello! How are you today?",
                "Thanks, that sounds great.",
                "Ok, cool, see you tomorrow!",
                "Our little daughter was born in spring.",
                "I quit smoking two years ago.",
                "My car broke down on the motorway.",
                "I play the cello in an amateur orchestra.",
                "My son hates broccoli.",
                "The printer is out of paper again.",
                "My landlord raised the rent.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello",
                "Hi there!",
                "Good morning :)",
                "Thanks!",
                "Thank you so much, that helps.",
                "Ok",
                "Okay, great.",
                "Yes, please",
                "See you tomorrow!",
                "How are you?",
                "That’s funny, haha",
                "👍",
                "Vielen Dank!",
                "Merci beaucoup, à demain",
                "¡Muchas gracias!"
            })
    void recallsNothingForCourtesies(String message) {
        double before = Metrics.sum("orcha_recall_duration_seconds_count");

        chat(user, message).then().statusCode(200).body("memory.recalled", empty());

        assertThat(recalled()).isEmpty();
        assertThat(Metrics.sum("orcha_recall_duration_seconds_count")).isEqualTo(before);
        given().queryParam("query", message)
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("context", equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Write a haiku about the sea",
                "What is the capital of Australia?",
                "Convert 100 Fahrenheit to Celsius",
                "Name three noble gases"
            })
    void recallsNothingForWhatConcernsNobody(String message) {
        chat(user, message).then().statusCode(200).body("memory.recalled", empty());

        assertThat(recalled()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    When did I become a father?           | Our little daughter was born in spring.
                    How long have I been without cigarettes? | I quit smoking two years ago.
                    What happened to my vehicle?          | My car broke down on the motorway.
                    Which instrument do I practise?       | I play the cello in an amateur orchestra.
                    Which vegetable does my kid refuse?   | My son hates broccoli.
                    """)
    void recallsWhatWasSaidInOtherWords(String question, String answer) {
        chat(user, question).then().statusCode(200);

        assertThat(recalled()).contains(answer);
    }

    @Test
    void recallsAStandingInstructionForWhateverItIsAskedFor() {
        imported(Stream.of(
                map("role", "user", "content", "Whenever I ask about temperatures, I want Kelvin as well."),
                map("role", "assistant", "content", "Gladly.")));

        chat(user, "Convert 100 Fahrenheit to Celsius").then().statusCode(200).body("memory.recalled", hasSize(1));

        assertThat(recalled()).contains("Whenever I ask about temperatures, I want Kelvin as well.");
    }

    private void said(String... texts) {
        imported(Stream.of(texts).map(text -> map("role", "user", "content", text)));
    }

    private void imported(Stream<Map<String, Object>> messages) {
        json(messages.toList())
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
        RecallJobs.in(owner).awaitDone(user);
    }

    /** What the model was given of what was recalled, besides the summary of the memory. */
    private String recalled() {
        return RECALLED.matcher(String.join("\n", model.lastCall().contents()))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }
}
