package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.agroal.api.AgroalDataSource;
import io.orcha.testing.LearnedFrom;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Long-term memories as their owner sees and steers them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MemoriesViewTest extends BrowserTest {

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String user = newUser();

    @Test
    void writesEditsMarksAndDeletes() {
        var visit = Visit.of(window(), user).goTo("Memories");
        visit.button("Add").click();
        visit.dialog().getByLabel("One sentence").fill("Plays the cello on Sundays.");
        visit.dialog().getByLabel("About").selectOption("Tastes");
        visit.dialog().getByLabel("Holds from").fill("2026-01-05");
        visit.inDialog("Add").click();
        assertThat(title(visit, "Plays the cello on Sundays.")).isVisible();
        assertThat(detail(visit)).containsText("since 5 Jan 2026");

        visit.button("Pin").click();
        assertThat(detail(visit).getByText("pinned", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        visit.button("Don't mention").click();
        assertThat(detail(visit).getByText("not mentioned")).isVisible();
        visit.button("Mention again").click();
        assertThat(detail(visit).getByText("not mentioned")).isHidden();

        visit.button("Edit").click();
        visit.dialog().getByLabel("One sentence").fill("Plays the viola on Sundays.");
        visit.dialog().getByLabel("Holds from").fill("");
        visit.inDialog("Save").click();
        assertThat(title(visit, "Plays the viola on Sundays.")).isVisible();
        assertThat(detail(visit)).not().containsText("since 5 Jan 2026");

        visit.button("Delete").click();
        visit.inDialog("Delete").click();
        assertThat(visit.page().locator("main [data-state=empty]")).isVisible();
    }

    @Test
    void filtersAndSearches() {
        write("Plays the cello.", "preference");
        write("Works as a nurse.", "work");
        var visit = Visit.of(window(), user).goTo("Memories");
        assertThat(memories(visit)).hasCount(2);

        visit.page().getByLabel("About").selectOption("Work");
        assertThat(memories(visit)).hasCount(1);
        assertThat(memories(visit)).containsText("nurse");
        visit.page().getByLabel("About").selectOption("Everything");
        visit.page().getByLabel("Pinned").check();
        assertThat(visit.page().locator("main [data-state=empty]")).containsText("Nothing found");
        visit.page().getByLabel("Pinned").uncheck();
        assertThat(memories(visit)).hasCount(2);

        visit.page().getByRole(AriaRole.SEARCHBOX).fill("cello");
        assertThat(memories(visit).first()).containsText("cello");
        memories(visit).first().click();
        assertThat(title(visit, "Plays the cello.")).isVisible();
        visit.link("All memories").click();
        // What was searched for is still there.
        assertThat(visit.page().getByRole(AriaRole.SEARCHBOX)).hasValue("cello");
    }

    @Test
    void leadsToTheMessageThatSaysIt() {
        chat(user, "My sister is called Ana.");
        LearnedFrom.in(owner).awaitDone(user);
        var visit = Visit.of(window(), user).goTo("Memories");
        memories(visit).first().click();
        visit.link("Said").click();

        assertThat(visit.page().locator("article.message:focus")).containsText("My sister is called Ana.");
    }

    @Test
    void explainsHowTheAssistantFindsThem() {
        chat(user, "My sister is called Ana and lives in Porto.");
        LearnedFrom.in(owner).awaitDone(user);
        var visit = Visit.of(window(), user).goTo("Memories");
        visit.link("As the assistant finds them").click();
        visit.page().getByRole(AriaRole.SEARCHBOX).fill("Where does my sister live?");
        visit.button("Find").click();

        var found = visit.page().locator("li.found");
        assertThat(found.first()).containsText("given to the assistant");
        assertThat(found.getByRole(AriaRole.METER, new Locator.GetByRoleOptions().setName("Words"))
                        .first())
                .isVisible();
        visit.page().getByText("What the parts of a score mean").click();
        assertThat(visit.page().getByText("How near its meaning is to that of the question."))
                .isVisible();
        visit.link("See the").first().click();
        assertThat(visit.page()).hasURL(Pattern.compile("#/(chat|memories)/[0-9a-f-]+"));
    }

    @Test
    void keepsWhatWasWrittenWhenSomebodyWasFaster() {
        var id = write("Plays the cello.", "preference");
        var visit = Visit.of(window(), user).goTo("Memories");
        memories(visit).first().click();
        visit.button("Edit").click();
        visit.dialog().getByLabel("One sentence").fill("Plays the cello well.");
        json(map("text", "Plays the harp."))
                .patch("/api/v1/users/{user}/memories/{id}", user, id)
                .then()
                .statusCode(200);
        visit.inDialog("Save").click();
        assertThat(visit.dialog().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(visit.dialog()).containsText("Plays the harp.");
        assertThat(visit.dialog().getByLabel("One sentence").inputValue()).isEqualTo("Plays the cello well.");

        visit.inDialog("Save").click();
        assertThat(title(visit, "Plays the cello well.")).isVisible();
    }

    private static Locator memories(Visit visit) {
        return visit.page().locator("li.memory a");
    }

    private static Locator detail(Visit visit) {
        return visit.page().locator("memory-detail");
    }

    private static Locator title(Visit visit, String text) {
        return detail(visit)
                .getByRole(
                        AriaRole.HEADING,
                        new Locator.GetByRoleOptions().setName(text).setExact(true));
    }

    private String write(String text, String kind) {
        return json(map("text", text, "kind", kind))
                .post("/api/v1/users/{user}/memories", user)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
