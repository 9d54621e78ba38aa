package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of somebody who comes for the first time, with the offline model and a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class JourneyTest extends BrowserTest {

    @TempDir
    Path downloads;

    @Test
    void isRememberedSeenChangedTakenAlongAndErased() throws IOException {
        var user = newUser();
        var visit = Visit.of(window(), user);

        visit.say("Hi! My name is Fred and I love Python.");
        visit.button("New chat").click();
        var reply = visit.say("What's my name and what do I love?");
        assertThat(reply).containsText("Fred");
        assertThat(reply).containsText("Python");
        assertThat(reply.getByText(Pattern.compile("^Used:"))).isVisible();

        memoryButtonShowsAndStores(visit, user);
        visit.page().reload();
        visit.goTo("Memory");
        assertThat(visit.sentence("Fred").first()).isVisible();

        pinned(visit);
        editedByHand(visit);
        comparedAndRestored(visit);
        forgotten(visit, user);
        exported(visit);
        erased(visit, user);
    }

    private static void memoryButtonShowsAndStores(Visit visit, String user) {
        visit.button("Memory").click();
        assertThat(visit.dialog()).containsText("Fred");
        assertThat(visit.dialog().locator("[data-step=saved]")).isVisible();
        visit.inDialog("Close").click();
        given().get("/api/v1/memory/{user}", user)
                .then()
                .statusCode(200)
                .body("memory.content", containsString("Fred"));
    }

    private static void editedByHand(Visit visit) {
        visit.button("Edit").click();
        var text = visit.dialog().getByLabel("What is remembered");
        text.fill(text.inputValue() + "\n- I live in Porto.");
        visit.inDialog("Save").click();
        assertThat(visit.sentence("I live in Porto.")).isVisible();

        visit.sentence("I live in Porto.")
                .getByRole(AriaRole.BUTTON, named("Why?"))
                .click();
        assertThat(visit.sentence("I live in Porto.")).containsText("Written by you");
    }

    private static void pinned(Visit visit) {
        var sentence = visit.sentence("Fred").first();
        sentence.getByRole(AriaRole.BUTTON, named("Pin")).click();
        assertThat(sentence.getByText("pinned")).isVisible();
        sentence.getByRole(AriaRole.BUTTON, named("Unpin")).click();
        assertThat(sentence.getByText("pinned")).isHidden();
    }

    private static void comparedAndRestored(Visit visit) {
        visit.link("Versions").click();
        assertThat(visit.page().locator("td[data-change=added]")).containsText("I live in Porto.");
        visit.page().locator("a.version").nth(1).click();
        visit.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Restore version")))
                .click();
        visit.inDialog("Restore").click();
        assertThat(visit.page().locator("a.version").first()).containsText("restore");
        visit.link("Profile").click();
        assertThat(visit.sentence("Fred").first()).isVisible();
        assertThat(visit.sentence("I live in Porto.")).hasCount(0);
    }

    private static void forgotten(Visit visit, String user) {
        visit.sentence("Python")
                .first()
                .getByRole(AriaRole.BUTTON, named("Forget"))
                .click();
        visit.inDialog("Forget").click();
        assertThat(visit.sentence("Python")).hasCount(0);
        given().queryParams("query", "What do I love?")
                .get("/memory/context/{user}", user)
                .then()
                .statusCode(200)
                .body("items.text", not(hasItem(containsString("Python"))));
    }

    private void exported(Visit visit) throws IOException {
        visit.goTo("Privacy");
        var download = visit.page().waitForDownload(() -> visit.button("Export").click());
        var file = downloads.resolve("export.json");
        download.saveAs(file);
        assertThat(Files.readString(file))
                .contains("\"format\"")
                .contains("Fred")
                .doesNotContain("love Python");
    }

    private static void erased(Visit visit, String user) {
        visit.button("Erase everything").click();
        assertThat(visit.inDialog("Erase")).isDisabled();
        visit.dialog().getByRole(AriaRole.TEXTBOX).fill("erase everything");
        visit.inDialog("Erase").click();
        assertThat(visit.page().locator("[data-receipt]")).containsText(user);
        given().get("/api/v1/memory/{user}", user).then().statusCode(200).body("memory", nullValue());
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
