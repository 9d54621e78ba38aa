package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.agroal.api.AgroalDataSource;
import io.orcha.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of the documentation: {@code ./mvnw test -Dtest=ScreenshotsTest -Dscreenshots=yes}. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@EnabledIfSystemProperty(named = "screenshots", matches = ".*")
class ScreenshotsTest extends BrowserTest {

    private static final Path DIRECTORY = Path.of("src/main/docs/screenshots");

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    @Test
    void showsEachViewLightAndDark() {
        var user = SamplePerson.with(owner, "maria");
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var page = chromium()
                    .window(new Browser.NewContextOptions()
                            .setColorScheme(scheme)
                            // The style that hides notices is not the page's own.
                            .setBypassCSP(true)
                            .setReducedMotion(ReducedMotion.REDUCE)
                            .setViewportSize(1_280, 800));
            var visit = Visit.of(page, user);
            var reply = visit.say("What do you remember about my family?");
            reply.locator("summary").click();
            assertThat(reply.getByText("fact").last()).isVisible();
            for (var view : Views.ALL) {
                // The chat shows what was just said.
                if (!view.equals("Chat")) {
                    visit.goTo(view);
                }
                assertThat(page.locator("main [data-state=loading]")).hasCount(0);
                page.screenshot(new Page.ScreenshotOptions()
                        .setStyle(".notices { visibility: hidden }")
                        .setPath(DIRECTORY.resolve("%s-%s.png"
                                .formatted(
                                        view.toLowerCase(Locale.ROOT),
                                        scheme.name().toLowerCase(Locale.ROOT)))));
            }
        }
    }
}
