package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.agroal.api.AgroalDataSource;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** The figures of a memory, in pictures and in tables. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InsightsViewTest extends BrowserTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @Test
    void countsWhatThereIs() {
        chat(user, "My sister is called Ana.");
        chat(user, "Ana lives in Porto.");
        LearnedFrom.in(owner).awaitDone(user);
        recalled("I play the cello.");
        var visit = Visit.of(window(), user).goTo("Insights");

        var conversations = section(visit, "Conversations per day");
        assertThat(conversations).containsText("2 conversations in the last 30 days");
        assertThat(conversations.locator("canvas").first()).isVisible();
        conversations.getByText("The figures").click();
        assertThat(conversations.locator("tbody tr")).hasCount(1);
        assertThat(conversations.locator("tbody td")).hasText("2");
        conversations.getByRole(AriaRole.COMBOBOX).selectOption("Last 90 days");
        assertThat(conversations).containsText("2 conversations in the last 90 days");

        assertThat(section(visit, "Mood over time")).containsText("Too little was said of feelings");
        assertThat(section(visit, "Growth of the memory")).containsText("Messages: 4 now");
        assertThat(section(visit, "Recalled most").locator("tbody tr").first()).containsText("I play the cello.");
        assertThat(section(visit, "Tiers of the memory")
                        .getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName("messages")))
                .containsText("4");

        var topics = section(visit, "Topics");
        topics.getByText("The figures").click();
        topics.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Ana"))
                .click();
        assertThat(visit.page().locator(".graph-panel")).containsText("Ana");
    }

    @Test
    void tellsHowOneFeltUnlessItIsSwitchedOff() {
        json(Collections.nCopies(
                        3, map("role", "user", "content", "I am so sad and lonely, this is an awful, terrible day.")))
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200);
        var visit = Visit.of(window(), user).goTo("Insights");

        var mood = section(visit, "Mood over time");
        assertThat(mood).containsText("Now: unpleasant");
        assertThat(mood.locator("canvas").first()).isVisible();
        mood.getByText("The figures").click();
        assertThat(mood.locator("tbody tr")).hasCount(1);

        visit.goTo("Privacy");
        visit.page().getByLabel("Read from my words how I feel").uncheck();
        await().untilAsserted(() ->
                given().get("/api/v1/users/{user}/settings", user).then().body("follow_mood", equalTo(false)));
        visit.goTo("Insights");
        assertThat(section(visit, "Mood over time")).containsText("Your mood is not followed");
    }

    /** Writes a memory and has it recalled, which is counted a while later. */
    private void recalled(String memory) {
        json(map("text", memory))
                .post("/api/v1/users/{user}/memories", user)
                .then()
                .statusCode(201);
        given().queryParam("query", memory)
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("items.find { it.kind == 'memory' && it.text == '%s' }.used".formatted(memory), equalTo(true));
        await().untilAsserted(() -> given().get("/api/v1/users/{user}/memories", user)
                .then()
                .body("memories.find { it.text == '%s' }.access_count".formatted(memory), equalTo(1)));
    }

    private static Locator section(Visit visit, String name) {
        return visit.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
