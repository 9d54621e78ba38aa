package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.orcha.testing.PausedJobs;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With hundreds of sessions and thousands of messages a page draws what is looked at, and answers to keys at once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LargeMemoryTest extends BrowserTest {

    private static final int SESSIONS = 500;
    private static final int MESSAGES = 2_000;
    private static final int NODES = 1_000;
    private static final String AT = "2026-11-21T09:30:00Z";

    /** Of the messages of a session so many are drawn at first. */
    private static final int DRAWN = 60;

    @Test
    void staysSmooth() {
        var user = newUser();
        try (var jobs = PausedJobs.ofRecall()) {
            staysSmooth(user);
            jobs.erase(List.of(user));
        }
    }

    private static void staysSmooth(String user) {
        var large = imported(user, MESSAGES);
        for (int session = 1; session < SESSIONS; session++) {
            imported(user, 2);
        }
        var page = window();
        var visit = Visit.of(page, user);
        double most = KeyToFrame.most(keyToFrame(Visit.of(window(), newUser()).page()));

        var sessions = page.locator("li.session");
        while (sessions.count() < SESSIONS) {
            int before = sessions.count();
            page.locator(".list-end").scrollIntoViewIfNeeded();
            assertThat(sessions.nth(before)).isAttached();
        }
        assertThat(keyToFrame(page)).as("milliseconds from a key to its frame").isLessThan(most);

        page.evaluate("session => { location.hash = '#/chat/' + session }", large);
        assertThat(page.getByText("Line %d.".formatted(MESSAGES - 1), new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.locator("article.message")).hasCount(DRAWN);
        assertThat(keyToFrame(page)).as("milliseconds from a key to its frame").isLessThan(most);

        // A pointer on its way to the button scrolls, which does the same.
        visit.button("Earlier messages").dispatchEvent("click");
        assertThat(page.locator("article.message")).hasCount(2 * DRAWN);
        var list = page.locator(".messages");
        list.evaluate("list => { list.scrollTop = 0 }");
        assertThat(page.locator("article.message")).hasCount(3 * DRAWN);
        // What was looked at stays where it is.
        assertThat(page.getByText(
                        "Line %d.".formatted(MESSAGES - 2 * DRAWN), new Page.GetByTextOptions().setExact(true)))
                .isInViewport();
    }

    @Test
    void drawsAThousandNodes() {
        var small = Visit.of(window(), withGraph(10)).goTo("Graph");
        double most = KeyToFrame.most(KeyToFrame.median(small.page(), search(small)));

        var large = Visit.of(window(), withGraph(NODES)).goTo("Graph");
        assertThat(large.page().getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Picture of")))
                .hasAttribute("aria-label", Pattern.compile("1[, ]?001 nodes"));
        assertThat(KeyToFrame.median(large.page(), search(large)))
                .as("milliseconds from a key to its frame")
                .isLessThan(most);
    }

    /** Somebody with so many things, and three times as many relations. */
    private static String withGraph(int nodes) {
        var somebody = newUser();
        saveMemory(somebody, "- I collect things.");
        var bundle = new LinkedHashMap<String, Object>(
                given().get("/api/v1/users/{user}/export", somebody).jsonPath().getMap(""));
        bundle.put(
                "entities",
                IntStream.range(0, nodes).mapToObj(LargeMemoryTest::entity).toList());
        bundle.put(
                "relations",
                IntStream.range(0, 3 * nodes)
                        .mapToObj(number -> relation(number, nodes))
                        .toList());
        var user = newUser();
        json(bundle)
                .queryParam("user_id", user)
                .post("/api/v1/users/import")
                .then()
                .statusCode(200);
        return user;
    }

    private static Locator search(Visit visit) {
        return visit.page().getByRole(AriaRole.SEARCHBOX);
    }

    private static double keyToFrame(Page page) {
        return KeyToFrame.median(page, page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)));
    }

    private static Map<String, Object> entity(int number) {
        return map(
                "id",
                id(number),
                "name",
                "Thing %d".formatted(number),
                "named",
                true,
                "kind",
                "product",
                "origin",
                "written",
                "created_at",
                AT,
                "updated_at",
                AT,
                "names",
                List.of(map("name_key", "thing " + number, "name", "Thing %d".formatted(number), "written", true)),
                "mentions",
                List.of());
    }

    /** Each thing belongs to another one, and every tenth to the user. */
    private static Map<String, Object> relation(int number, int nodes) {
        int subject = number % nodes;
        return map(
                "id",
                id(NODES + number),
                "subject_id",
                number % 10 == 0 ? null : id(subject),
                "predicate",
                "owns",
                "object_id",
                id((7 * subject + number / nodes + 1) % nodes),
                "strength",
                0.6,
                "confidence",
                1,
                "recorded_at",
                AT,
                "message_ids",
                List.of(),
                "memory_ids",
                List.of(),
                "origin",
                "written");
    }

    private static UUID id(int number) {
        return new UUID(0x01990000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    private static String imported(String user, int messages) {
        List<Map<String, Object>> lines = IntStream.range(0, messages)
                .mapToObj(line ->
                        map("role", line % 2 == 0 ? "user" : "assistant", "content", "Line %d.".formatted(line)))
                .toList();
        return json(lines)
                .queryParam("user_id", user)
                .post("/api/v1/sessions/import")
                .then()
                .statusCode(200)
                .extract()
                .path("sessions[0].session_id");
    }
}
