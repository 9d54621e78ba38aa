package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.orcha.testing.Api.newUser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ElementState;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each view says when it is loading, has nothing, could not be had, or when the service cannot be reached; and goes on from there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ViewStatesTest extends BrowserTest {

    private static final String PROBLEM = """
            {"type":"about:blank","title":"Internal error","status":500,"detail":"An unexpected error occurred.","request_id":"r-1"}""";

    @ParameterizedTest
    @MethodSource("io.orcha.web.Views#possiblyEmpty")
    void saysThatThereIsNothingYet(String view) {
        var visit = Visit.of(window(), newUser()).goTo(view);

        assertThat(state(visit, "empty").first()).isVisible();
        assertThat(state(visit, "error")).hasCount(0);
        assertThat(state(visit, "offline")).hasCount(0);
    }

    @ParameterizedTest
    @MethodSource("io.orcha.web.Views#all")
    void saysThatItIsLoading(String view) {
        var visit = Visit.of(window(), newUser());
        List<Route> held = new CopyOnWriteArrayList<>();
        visit.page().route(REQUESTS, held::add);

        openAnew(visit, view);
        assertThat(state(visit, "loading").first()).isVisible();

        visit.page().unroute(REQUESTS);
        held.forEach(Route::resume);
        assertThat(state(visit, "loading")).hasCount(0);
        assertThat(state(visit, "error")).hasCount(0);
    }

    @ParameterizedTest
    @MethodSource("io.orcha.web.Views#all")
    void saysWhatWentWrongAndTriesAgain(String view) {
        var visit = Visit.of(window(), newUser());
        visit.page()
                .route(
                        REQUESTS,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(500)
                                .setContentType("application/problem+json")
                                .setBody(PROBLEM)));

        openAnew(visit, view);
        assertThat(state(visit, "error").first()).containsText("request r-1");

        visit.page().unroute(REQUESTS);
        triesEverythingAgain(visit, "error");
    }

    @ParameterizedTest
    @MethodSource("io.orcha.web.Views#all")
    void saysThatTheServiceCannotBeReached(String view) {
        var visit = Visit.of(window(), newUser());
        visit.page().route(REQUESTS, route -> route.abort());

        openAnew(visit, view);
        assertThat(state(visit, "offline").first()).isVisible();

        visit.page().unroute(REQUESTS);
        triesEverythingAgain(visit, "offline");
    }

    /** As if one came back: nothing is left of what was loaded before. */
    private static void openAnew(Visit visit, String view) {
        visit.page().evaluate("view => { location.hash = '#/' + view }", view.toLowerCase(Locale.ROOT));
        visit.page().reload();
    }

    private static void triesEverythingAgain(Visit visit, String failed) {
        while (state(visit, failed).count() > 0) {
            var one = state(visit, failed).first().elementHandle();
            state(visit, failed)
                    .first()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"))
                    .click();
            one.waitForElementState(ElementState.HIDDEN);
        }
        assertThat(state(visit, "loading")).hasCount(0);
        assertThat(state(visit, failed)).hasCount(0);
    }

    private static Locator state(Visit visit, String state) {
        return visit.page().locator("[data-state=%s]:not(article)".formatted(state));
    }
}
