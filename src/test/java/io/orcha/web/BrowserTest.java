package io.orcha.web;

import com.microsoft.playwright.Page;
import io.orcha.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** What tests of the pages share: a browser, whose windows are closed after each test. No page may have reported an error. */
abstract class BrowserTest {

    /** Requests that the pages make, other than those for their own files. */
    static final String REQUESTS = "**/{api,memory,sessions,v1,q}/**";

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    @AfterEach
    void nothingWentWrongInThePages() {
        chromium.closeWindows();
    }

    static Chromium chromium() {
        return chromium;
    }

    static Page window() {
        return chromium.window();
    }
}
