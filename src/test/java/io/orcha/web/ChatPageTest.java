package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.orcha.testing.Api.contents;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStubResource;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chat with a language model that streams, fails and is stopped. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(ModelStubResource.class)
class ChatPageTest extends BrowserTest {

    ModelStub model;

    @BeforeEach
    void forgetEarlierCalls() {
        model.reset();
    }

    @Test
    void stopsTheModelAndAsksAgain() {
        var user = newUser();
        var stopped = new Gate();
        model.next(ModelStub.endless(stopped), ModelStub.reply("A short answer."));
        var visit = Visit.of(window(), user);

        visit.page().getByLabel("Message", exactly()).fill("Tell me everything");
        visit.button("Send").click();
        assertThat(visit.replies()).containsText("word3");
        visit.button("Stop").click();

        assertThat(visit.replies()).hasAttribute("data-state", "stopped");
        assertThat(visit.replies()).containsText("word3");
        await().until(stopped::isOpen);

        visit.button("Try again").click();
        assertThat(visit.replies().last()).containsText("A short answer.");
        assertThat(visit.replies().last()).hasAttribute("data-state", "stored");
    }

    @Test
    void takesUpATurnThatFailedWithoutSayingItTwice() {
        var user = newUser();
        model.next(ModelStub.status(400), ModelStub.reply("Now it works."));
        var visit = Visit.of(window(), user);

        visit.page().getByLabel("Message", exactly()).fill("Hello?");
        visit.button("Send").click();
        assertThat(visit.replies()).hasAttribute("data-state", "failed");
        assertThat(visit.page().locator("article[data-role=user]")).containsText("Hello?");

        visit.button("Try again").click();
        assertThat(visit.replies()).containsText("Now it works.");
        assertThat(visit.replies()).hasAttribute("data-state", "stored");
        assertThat(contents(user, sessionOf(visit))).containsExactly("Hello?", "Now it works.");
    }

    @Test
    void losesNothingThatWasSaidWithoutAConnection() {
        var user = newUser();
        var visit = Visit.of(window(), user);
        visit.page().route("**/api/v1/orcha/chat", route -> route.abort());

        visit.page().getByLabel("Message", exactly()).fill("My name is Fred.");
        visit.button("Send").click();
        assertThat(visit.replies()).hasAttribute("data-state", "failed");
        assertThat(visit.page().locator("article[data-role=user]")).containsText("My name is Fred.");

        visit.page().unroute("**/api/v1/orcha/chat");
        visit.button("Try again").click();
        assertThat(visit.replies()).hasAttribute("data-state", "stored");
        assertThat(contents(user, sessionOf(visit))).containsExactly("My name is Fred.", ModelStub.DEFAULT_REPLY);
    }

    @Test
    void keepsNothingOfATemporaryChatButTellsTheModelWhatWasSaidInIt() {
        var user = newUser();
        var visit = Visit.of(window(), user);
        visit.link("Temporary").click();
        assertThat(visit.page().getByText("Temporary chat:")).isVisible();

        visit.say("My name is Fred.");
        visit.say("What is my name?");

        assertThat(model.lastCall().contents()).contains("My name is Fred.", "What is my name?");
        given().queryParam("user_id", user).get("/sessions").then().body("sessions", hasSize(0));
        visit.page().reload();
        assertThat(visit.page().locator("article.message")).hasCount(0);
    }

    @Test
    void renamesFindsExportsAndDeletesSessions() {
        var user = newUser();
        var visit = Visit.of(window(), user);
        visit.say("About my garden");
        visit.button("New chat").click();
        visit.say("About my boat");
        assertThat(sessions(visit)).hasCount(2);

        choose(visit, "About my boat", "Rename");
        visit.dialog().getByLabel("Title").fill("The boat 🚤");
        visit.inDialog("Rename").click();
        assertThat(sessions(visit).first()).containsText("The boat 🚤");

        visit.page().getByRole(AriaRole.SEARCHBOX).fill("garden");
        assertThat(sessions(visit)).hasCount(1);
        assertThat(sessions(visit)).containsText("About my garden");
        var download = visit.page().waitForDownload(() -> choose(visit, "About my garden", "Export"));
        assertThat(download.suggestedFilename()).endsWith(".json");

        choose(visit, "About my garden", "Delete");
        visit.inDialog("Delete").click();
        assertThat(sessions(visit)).hasCount(0);
        visit.page().getByRole(AriaRole.SEARCHBOX).fill("");
        assertThat(sessions(visit)).hasCount(1);
        given().queryParam("user_id", user)
                .get("/sessions")
                .then()
                .body("sessions", hasSize(1))
                .body("sessions[0].title", equalTo("The boat 🚤"));
    }

    @Test
    void leadsFromWhatAReplyUsedToWhereItWasSaid() {
        var user = newUser();
        var visit = Visit.of(window(), user);
        visit.say("I bought a red bicycle in Utrecht.");
        var session = sessionOf(visit);
        await().until(() -> isFound(user, "Where did I buy my bicycle?"));
        visit.button("New chat").click();
        var reply = visit.say("Where did I buy my bicycle?");
        leadsToTheBicycle(visit, reply);
        assertThat(sessionOf(visit)).isEqualTo(session);

        // The same of a reply that was given earlier.
        visit.page().goBack();
        visit.page().reload();
        leadsToTheBicycle(visit, visit.replies().last());
        assertThat(sessionOf(visit)).isEqualTo(session);
    }

    private static void leadsToTheBicycle(Visit visit, Locator reply) {
        reply.locator("details.used > summary").click();
        reply.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("I bought a red bicycle in Utrecht."))
                .first()
                .click();

        assertThat(visit.page().locator("article[data-role=user]").first()).containsText("I bought a red bicycle");
        assertThat(visit.page().locator("article[data-message]:focus")).containsText("I bought a red bicycle");
    }

    @Test
    void talksToAnotherPersona() {
        var coach = "coach-" + UUID.randomUUID();
        json(map("title", "Coach 🏃 " + coach, "instructions", "You are a coach."))
                .put("/api/v1/personas/{name}", coach)
                .then()
                .statusCode(200);
        var visit = Visit.of(window(), newUser());

        visit.page().getByLabel("Talk to").selectOption(coach);
        visit.say("Hello");
        assertThat(model.lastCall().contents().getFirst()).isEqualTo("You are a coach.");
        visit.say("Are you there?");

        assertThat(model.lastCall().contents().getFirst()).isEqualTo("You are a coach.");
        visit.page().reload();
        assertThat(visit.page().getByText("With Coach 🏃 " + coach)).isVisible();
        given().delete("/api/v1/personas/{name}", coach).then().statusCode(200);
    }

    @Test
    void saysThatTheMemoryWasUpdatedAndTakesItBack() {
        var user = newUser();
        saveMemory(user, "- My name is Fred.");
        model.summarise(_ -> "- My name is Fred.\\n- I live in Porto.");
        var visit = Visit.of(window(), user);

        visit.say("I live in Porto.");
        assertThat(visit.page().getByText("Memory updated")).isVisible();
        visit.button("Undo").click();

        assertThat(visit.page().getByText("The memory is as it was before")).isVisible();
        given().get("/api/v1/memory/{user}", user).then().body("memory.content", equalTo("- My name is Fred."));
    }

    private static boolean isFound(String user, String query) {
        List<?> items = given().queryParam("query", query)
                .get("/memory/context/{user}", user)
                .path("items");
        return !items.isEmpty();
    }

    private static void choose(Visit visit, String session, String action) {
        var entry = sessions(visit).filter(new Locator.FilterOptions().setHasText(session));
        entry.locator("summary").click();
        entry.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action))
                .click();
    }

    private static Locator sessions(Visit visit) {
        return visit.page().locator("li.session");
    }

    private static String sessionOf(Visit visit) {
        return visit.page().url().replaceAll(".*#/chat/([^/]*).*", "$1");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
