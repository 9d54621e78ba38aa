package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.orcha.testing.Api.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No view has what axe-core calls a serious or critical fault, in light and dark, wide and narrow; everything can be done with the keyboard. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessibilityTest extends BrowserTest {

    private static final List<String> GRAVE = List.of("serious", "critical");

    @Inject
    @io.quarkus.agroal.DataSource("owner")
    io.agroal.api.AgroalDataSource owner;

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void hasNoGraveFaultInAnyView(ColorScheme scheme) {
        var user = SamplePerson.with(owner, newUser());
        for (int width : new int[] {1_280, 360}) {
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
