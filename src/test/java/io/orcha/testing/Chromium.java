package io.orcha.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real browser: Chromium of the machine. Without one its tests are skipped, and fail with {@code -De2e.required}. Whatever a
 * page reports as an error, or was refused by its Content-Security-Policy, fails the test at its end.
 */
public final class Chromium implements AutoCloseable {

    /** In milliseconds: a slow and busy machine must not fail a test. */
    private static final double PATIENCE = 30_000;

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> errors = new ArrayList<>();

    private Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        // Its own sandbox needs what containers do not give; the pages are ours.
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    /** Opens the browser, or skips the test. */
    public static Chromium open() {
        var executable = executable();
        if (System.getProperty("e2e.required") == null) {
            assumeTrue(executable != null, "No Chromium is installed: the tests of the pages are skipped.");
        }
        assertThat(executable)
                .as("Chromium on the PATH, or named by -De2e.browser")
                .isNotNull();
        return new Chromium(executable);
    }

    private static Path executable() {
        var named = System.getProperty("e2e.browser");
        if (named != null) {
            return Path.of(named);
        }
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** A new window of somebody who was never here. */
    public Page window() {
        return window(new Browser.NewContextOptions());
    }

    /** The same, in a scheme of colours. */
    public Page window(ColorScheme scheme) {
        return window(new Browser.NewContextOptions().setColorScheme(scheme));
    }

    /** The same, as it is said. */
    public Page window(Browser.NewContextOptions options) {
        var context = browser.newContext(options.setLocale("en-GB").setAcceptDownloads(true));
        context.setDefaultTimeout(PATIENCE);
        var page = context.newPage();
        watch(page);
        return page;
    }

    private void watch(Page page) {
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            // What the browser says of answers that are errors is what some tests are about.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text());
            }
        });
    }

    /** What pages have reported since they were opened. */
    public List<String> errors() {
        return errors;
    }

    /** Closes all windows, and holds that none of them has reported an error. */
    public void closeWindows() {
        browser.contexts().forEach(BrowserContext::close);
        var reported = List.copyOf(errors);
        errors.clear();
        assertThat(reported).as("errors in pages").isEmpty();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
