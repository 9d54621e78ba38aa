package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The knowledge graph as its owner sees and corrects it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GraphViewTest extends BrowserTest {

    private final String user = newUser();
    private Visit visit;

    @BeforeEach
    void knowsAna() {
        var ana = written(map("predicate", "sister", "object", map("name", "Ana", "kind", "person")));
        written(map("predicate", "friend", "object", map("name", "Nini", "kind", "person")));
        written(map(
                "subject",
                ana,
                "predicate",
                "lives_in",
                "object",
                map("name", "Berlin", "kind", "place"),
                "valid_from",
                "2025-01-10T12:00:00Z"));
        written(map(
                "subject",
                ana,
                "predicate",
                "lives_in",
                "object",
                map("name", "Porto", "kind", "place"),
                "valid_from",
                "2025-05-01T12:00:00Z"));
        visit = Visit.of(window(), user).goTo("Graph");
    }

    @Test
    void isAPictureAndAListOfTheSame() {
        assertThat(visit.page().locator(".chart-canvas canvas").first()).isVisible();
        assertThat(visit.page().getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Picture of")))
                .hasAttribute("aria-label", Pattern.compile("5 nodes and 4 relations"));

        visit.button("List").click();
        assertThat(table("Entities").locator("tbody tr")).hasCount(5);
        assertThat(table("Relations").locator("tbody tr")).hasCount(4);

        visit.page().getByRole(AriaRole.CHECKBOX, named("Place")).uncheck();
        assertThat(table("Entities").locator("tbody tr")).hasCount(3);
        assertThat(table("Relations").locator("tbody tr")).hasCount(2);
    }

    @Test
    void showsWhatHeldAtATime() {
        visit.button("List").click();
        var slider = visit.page().getByRole(AriaRole.SLIDER);
        slider.press("Home");
        assertThat(slider).hasAttribute("aria-valuetext", "10 Jan 2025");
        assertThat(table("Entities")).not().containsText("Porto");
        assertThat(table("Entities")).containsText("Berlin");

        slider.press("End");
        assertThat(table("Entities")).not().containsText("Berlin");
        assertThat(table("Entities")).containsText("Porto");

        visit.button("All times").click();
        assertThat(table("Entities")).containsText("Berlin");
        assertThat(table("Relations").getByText("over")).hasCount(1);
    }

    @Test
    void findsWhoIsMeant() {
        visit.page().getByRole(AriaRole.SEARCHBOX).fill("Porto");
        visit.page().getByRole(AriaRole.LINK, named("Porto")).first().click();

        assertThat(title("Porto")).isVisible();
        assertThat(panel()).containsText("Ana lives in Porto.");
    }

    @Test
    void renamesMergesAndTakesApart() {
        open("Ana");
        visit.button("Correct").click();
        visit.dialog().getByLabel("Name", exactly()).fill("Ana Silva");
        visit.dialog().getByLabel("Other names").fill("Ana\nAninha");
        visit.inDialog("Save").click();
        assertThat(title("Ana Silva")).isVisible();
        assertThat(panel()).containsText("Ana, Aninha");
        assertThat(table("Entities")).containsText("Ana Silva");

        visit.button("Same as …").click();
        visit.dialog().getByLabel("The same as").selectOption("Nini");
        visit.inDialog("They are one").click();
        assertThat(panel().getByText("Made of")).isVisible();
        assertThat(table("Entities")).not().containsText("Nini");

        visit.button("Undo").click();
        assertThat(table("Entities")).containsText("Nini");
        assertThat(panel().getByText("Made of")).isHidden();
    }

    @Test
    void splitsWhoIsTwo() {
        open("Ana");
        visit.button("It is two …").click();
        visit.dialog().getByLabel("Name of the other").fill("Ana of Berlin");
        visit.inDialog("Take out").click();
        assertThat(visit.dialog().getByRole(AriaRole.ALERT)).containsText("at least one");

        visit.dialog().getByLabel("Ana lived in Berlin.").check();
        visit.inDialog("Take out").click();
        assertThat(title("Ana of Berlin")).isVisible();
        assertThat(panel()).containsText("Ana of Berlin lived in Berlin.");
    }

    @Test
    void writesCorrectsAndDeletesRelations() {
        open("Ana");
        panel().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add a relation"))
                .click();
        visit.dialog().getByLabel("Relation").fill("works at");
        visit.dialog().getByLabel("Somebody or something new").check();
        visit.dialog().getByLabel("Name", exactly()).fill("Lagoon Labs");
        visit.dialog().getByLabel("Kind").fill("organisation");
        visit.inDialog("Add").click();
        panel().getByText("Ana works at Lagoon Labs.").click();

        assertThat(title("Ana works at Lagoon Labs.")).isVisible();
        visit.button("Correct").click();
        visit.dialog().getByLabel("A mere text").check();
        visit.dialog().getByLabel("Text (an age").fill("the Lagoon");
        visit.dialog().getByLabel("until").fill("2026-02-01");
        visit.inDialog("Save").click();
        assertThat(title("Ana worked at the Lagoon.")).isVisible();
        assertThat(panel()).containsText("What was known before");
        assertThat(panel()).containsText("Ana works at Lagoon Labs.");

        visit.button("Delete").click();
        visit.inDialog("Delete").click();
        assertThat(panel()).hasCount(0);
        open("Ana");
        assertThat(panel()).containsText("Ana lives in Porto.");
        assertThat(panel()).not().containsText("Lagoon");
    }

    @Test
    void keepsWhatWasEnteredWhenSomebodyWasFaster() {
        open("Ana");
        visit.button("Correct").click();
        visit.dialog().getByLabel("Name", exactly()).fill("Ana Silva");
        var entity = visit.page().url().replaceAll(".*/", "");
        json(map("name", "Anna"))
                .patch("/api/v1/users/{user}/entities/{id}", user, entity)
                .then()
                .statusCode(200);
        visit.inDialog("Save").click();
        assertThat(visit.dialog().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(visit.dialog()).containsText("it is called Anna now");
        assertThat(visit.dialog().getByLabel("Name", exactly()).inputValue()).isEqualTo("Ana Silva");

        visit.inDialog("Save").click();
        assertThat(title("Ana Silva")).isVisible();
        assertThat(panel()).containsText("Anna");
    }

    private void open(String entity) {
        visit.button("List").click();
        table("Entities")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(entity).setExact(true))
                .click();
        assertThat(title(entity)).isVisible();
    }

    private Locator panel() {
        return visit.page().locator(".graph-panel");
    }

    private Locator title(String text) {
        return panel().getByRole(
                        AriaRole.HEADING,
                        new Locator.GetByRoleOptions()
                                .setName(text)
                                .setExact(true)
                                .setLevel(2));
    }

    private Locator table(String name) {
        return visit.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    /** Writes a relation; answers the entity that it leads to. */
    private String written(Map<String, Object> relation) {
        return json(relation)
                .post("/api/v1/users/{user}/relations", user)
                .then()
                .statusCode(201)
                .extract()
                .path("object");
    }
}
