package io.orcha.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.RestAssured;

/** Somebody at the front end, and what they do there. */
final class Visit {

    private final Page page;

    private Visit(Page page) {
        this.page = page;
    }

    /** Comes for the first time and says who they are. */
    static Visit of(Page page, String user) {
        page.navigate(address());
        page.getByLabel("Whose memory?").fill(user);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue"))
                .click();
        var visit = new Visit(page);
        assertThat(visit.page.locator("nav.views")).isVisible();
        return visit;
    }

    static String address() {
        return "http://localhost:" + RestAssured.port + "/";
    }

    Page page() {
        return page;
    }

    /** Goes to a view by its name in the navigation. */
    Visit goTo(String view) {
        page.locator("nav.views")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(view).setExact(true))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(view).setLevel(1)))
                .isAttached();
        return this;
    }

    /** Says something and waits for the reply. */
    Locator say(String text) {
        int before = replies().count();
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
        button("Send").click();
        var reply = replies().nth(before);
        assertThat(reply).hasAttribute("data-state", "stored");
        return reply;
    }

    Locator replies() {
        return page.locator("article[data-role=assistant]");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** A button of the dialog that is open. */
    Locator inDialog(String name) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.locator("dialog[open]");
    }

    /** A sentence of the memory's profile. */
    Locator sentence(String text) {
        return page.locator("li.sentence").filter(new Locator.FilterOptions().setHasText(text));
    }
}
