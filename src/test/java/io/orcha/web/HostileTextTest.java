package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is said or remembered is shown as text: it runs nothing, loads nothing, leads nowhere it should not, and fits. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HostileTextTest extends BrowserTest {

    private static final String HTML =
            "<script>window.pwned = 1</script><img src=x onerror='window.pwned = 1'><b>bold</b>";
    private static final String LINKS =
            "[click](javascript:window.pwned=1) [too](JaVaScRiPt:window.pwned=1) [data](data:text/html,x)"
                    + " ![picture](https://tracker.example/p.png) [fine](https://example.org/)";
    private static final String ONE_WORD = "w".repeat(15 * 1_024);
    private static final String ARABIC = "مرحبا، أنا أعيش في القاهرة";
    private static final String EMOJI = "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 \u202Eabc";

    private static final List<String> TEXTS = List.of(HTML, LINKS, ONE_WORD, ARABIC, EMOJI);

    @Test
    void rendersHarmlesslyInTheChatAndInTheMemory() {
        var user = newUser();
        // Nothing is learned meanwhile, which would change the memory.
        json(map("learning_paused", true))
                .patch("/api/v1/users/{user}/settings", user)
                .then()
                .statusCode(200);
        saveMemory(user, "- " + String.join("\n- ", TEXTS)).then().statusCode(200);
        var session = imported(user);
        var page = chromium().window(new Browser.NewContextOptions().setViewportSize(360, 740));
        page.onDialog(dialog -> fail("a dialog was opened: " + dialog.message()));
        page.onRequest(request -> assertThat(request.url()).startsWith(Visit.address()));
        var visit = Visit.of(page, user);

        page.evaluate("session => { location.hash = '#/chat/' + session }", session);
        assertThat(page.locator("article.message")).hasCount(2 * TEXTS.size());
        assertThat(page.locator("article.message").nth(1)).containsText("<script>");
        assertThat(page.locator("article.message img, article.message script, article.message b"))
                .hasCount(0);
        assertThat(page.locator("article a[href^='https:']").first())
                .hasAttribute("rel", "noopener noreferrer nofollow");
        assertThat((Iterable<?>) page.locator("article a").evaluateAll("links => links.map(link => link.protocol)"))
                .allMatch("https:"::equals);
        assertThat(page.getByText(ARABIC).first().evaluate("element => getComputedStyle(element).direction"))
                .isEqualTo("rtl");
        fits(page);

        visit.goTo("Memory");
        assertThat(page.locator("li.sentence")).hasCount(TEXTS.size());
        assertThat(page.locator("li.sentence img, li.sentence script, li.sentence b, li.sentence a"))
                .hasCount(0);
        fits(page);
        assertThat(page.evaluate("window.pwned")).isNull();
    }

    @Test
    void rendersHarmlesslyAmongMemoriesAndInTheGraph() {
        var user = newUser();
        for (var text : TEXTS) {
            var memory = text.substring(0, Math.min(text.length(), 2_000));
            json(map("text", memory))
                    .post("/api/v1/users/{user}/memories", user)
                    .then()
                    .statusCode(201);
            var name = text.substring(0, Math.min(text.length(), 66));
            json(map("predicate", "knows", "object", map("name", name, "kind", "person")))
                    .post("/api/v1/users/{user}/relations", user)
                    .then()
                    .statusCode(201);
        }
        var page = chromium().window(new Browser.NewContextOptions().setViewportSize(360, 740));
        page.onDialog(dialog -> fail("a dialog was opened: " + dialog.message()));
        page.onRequest(request -> assertThat(request.url()).startsWith(Visit.address()));
        var visit = Visit.of(page, user).goTo("Memories");
        assertThat(page.locator("li.memory")).hasCount(TEXTS.size());
        fits(page);
        page.getByText("<script>").click();
        assertThat(page.locator("#memory-text")).containsText("<script>");
        fits(page);

        visit.goTo("Graph");
        assertThat(page.locator(".chart-canvas canvas").first()).isVisible();
        fits(page);
        visit.button("List").click();
        fits(page);
        page.locator("table a").getByText("<script>").click();
        assertThat(page.locator("entity-panel h2")).containsText("<script>");
        fits(page);
        assertThat(page.locator("main b, main img, main script")).hasCount(0);
        assertThat(page.evaluate("window.pwned")).isNull();
    }

    private static void fits(Page page) {
        assertThat(page.evaluate("document.querySelector('main').scrollWidth <= innerWidth"))
                .as("wider than the window")
                .isEqualTo(true);
    }

    private static String imported(String user) {
        var messages = TEXTS.stream()
                .<Map<String, Object>>mapMulti((text, each) -> {
                    each.accept(map("role", "user", "content", text));
                    each.accept(map("role", "assistant", "content", text));
                })
                .toList();
        return json(messages)
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200)
                .extract()
                .path("sessions[0].session_id");
    }
}
