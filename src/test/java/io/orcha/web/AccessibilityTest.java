package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.orcha.testing.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No view has what axe-core calls a serious or critical fault, in light and dark, wide and narrow; everything can be done with the keyboard. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessibilityTest extends BrowserTest {

    private static final List<String> GRAVE = List.of("serious", "critical");

    private static final int MOST_STOPS = 1_000;

    /** Numbers what a pointer could use in the view; of a group of radio buttons the arrow keys reach the others. */
    private static final String NUMBER_WHAT_CAN_BE_USED = """
            () => {
              window.unmarked = [];
              const usable = "a[href], button, input, select, textarea, summary, [tabindex='0'], [role=button]";
              [...document.querySelectorAll("main :is(" + usable + ")")]
                .filter(one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0 && one.type !== "radio")
                .forEach((one, at) => one.dataset.usable = String(at));
            }""";

    private static final String WHAT_CAN_BE_USED = """
            () => [...document.querySelectorAll("main [data-usable]")]
              .filter(one => one.checkVisibility())
              .map(one => one.dataset.usable + " " + one.tagName + " " + one.className)""";

    /** What has the focus; it is noted when nothing shows that it has. A field for a date shows it in its parts. */
    private static final String FOCUSED = """
            () => {
              const one = document.activeElement;
              const style = getComputedStyle(one);
              if (one.dataset.usable !== undefined && one.type !== "date" && style.outlineStyle === "none" && style.boxShadow === "none") {
                window.unmarked.push(one.outerHTML.slice(0, 200));
              }
              return one.dataset.usable === undefined
                ? one.tagName + " " + one.outerHTML.slice(0, 120)
                : one.dataset.usable + " " + one.tagName + " " + one.className;
            }""";

    @Inject
    @io.quarkus.agroal.DataSource("owner")
    io.agroal.api.AgroalDataSource owner;

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void hasNoGraveFaultInAnyView(ColorScheme scheme) {
        var user = SamplePerson.with(owner, newUser());
        // What is narrow has the same colours.
        for (int width : scheme == ColorScheme.DARK ? new int[] {1_280} : new int[] {1_280, 360}) {
            var page = chromium()
                    .window(new Browser.NewContextOptions()
                            .setColorScheme(scheme)
                            .setViewportSize(width, 800));
            page.navigate(Visit.address());
            assertThat(faults(page)).as("sign in, %s, %d px", scheme, width).isEmpty();
            var visit = Visit.of(page, user);
            visit.say("What do you know about me?");
            for (var view : Views.ALL) {
                visit.goTo(view);
                assertThat(page.locator("main [data-state=loading]")).hasCount(0);
                assertThat(faults(page))
                        .as("%s, %s, %d px", view, scheme, width)
                        .isEmpty();
            }
        }
    }

    @Test
    void canBeUsedWithTheKeyboardAlone() {
        var page = window();
        page.navigate(Visit.address());
        page.getByLabel("Whose memory?").focus();
        page.keyboard().type(newUser());
        page.keyboard().press("Enter");

        assertThat(page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        page.keyboard().type("My name is Fred.");
        page.keyboard().press("Enter");
        assertThat(page.locator("article[data-role=assistant]")).hasAttribute("data-state", "stored");

        page.locator(".skip").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();

        page.locator("summary[aria-label^='Actions for']").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.getByText("Rename")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.getByText("Rename")).isHidden();
        assertThat(page.locator("summary[aria-label^='Actions for']")).isFocused();
    }

    @Test
    void reachesEverythingInEveryViewWithTheTabKey() {
        var user = SamplePerson.with(owner, newUser());
        var visit = Visit.of(window(), user);
        visit.say("What do you know about me?");
        var faults = new ArrayList<String>();
        for (var view : Views.ALL) {
            visit.goTo(view);
            assertThat(visit.page().locator("main [data-state=loading]")).hasCount(0);
            visit.page().evaluate(NUMBER_WHAT_CAN_BE_USED);
            visit.page().locator("nav.views a[aria-current]").focus();

            var reached = reachedWithTab(visit.page());

            var usable = (List<?>) visit.page().evaluate(WHAT_CAN_BE_USED);
            assertThat(usable).as(view).isNotEmpty();
            usable.stream()
                    .filter(one -> !reached.contains(one))
                    .map(one -> view + ", not reached: " + one)
                    .forEach(faults::add);
            ((List<?>) visit.page().evaluate("window.unmarked"))
                    .stream().map(one -> view + ", focus not seen: " + one).forEach(faults::add);
        }
        assertThat(faults).isEmpty();
    }

    /** Until it begins anew. In a field for a date the focus stays for day, month and year. */
    private static Set<Object> reachedWithTab(Page page) {
        var reached = new LinkedHashSet<Object>();
        Object before = null;
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            page.keyboard().press("Tab");
            var focused = page.evaluate(FOCUSED);
            if (!reached.add(focused) && !focused.equals(before)) {
                break;
            }
            before = focused;
        }
        return reached;
    }

    @Test
    void movesNothingForThoseWhoWantNoMotion() {
        for (var motion : ReducedMotion.values()) {
            var page = chromium().window(new Browser.NewContextOptions().setReducedMotion(motion));
            var visit = Visit.of(page, newUser());
            List<Route> held = new CopyOnWriteArrayList<>();
            page.route(REQUESTS, held::add);
            for (var view : List.of("Memory", "Memories", "Privacy")) {
                visit.goTo(view);
                assertThat(page.locator("main [data-state=loading] .spinner").first())
                        .isVisible();

                assertThat((int) page.evaluate("document.getAnimations().length > 0 ? 1 : 0"))
                        .as("%s, %s", view, motion)
                        .isEqualTo(motion == ReducedMotion.REDUCE ? 0 : 1);
            }
            page.unroute(REQUESTS);
            held.forEach(Route::resume);
            assertThat(page.locator("main [data-state=loading]")).hasCount(0);
        }
    }

    private static List<String> faults(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
    }
}
