package io.orcha.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How long a page takes from a key until the frame that shows it was drawn. */
final class KeyToFrame {

    /** A page with much may take so much longer than one with nothing, on the same machine at the same time. */
    private static final int MOST_TIMES = 4;

    /** In milliseconds: about two frames, which nobody sees. */
    private static final double UNSEEN = 34;

    private static final String WATCH = """
            () => {
              window.keys = [];
              window.watched ||= addEventListener('keydown', () => {
                const pressed = performance.now();
                requestAnimationFrame(() => requestAnimationFrame(() => window.keys.push(performance.now() - pressed)));
              }) ?? true;
            }
            """;

    private static final String MEDIAN = "() => window.keys.sort((a, b) => a - b)[Math.floor(window.keys.length / 2)]";

    private KeyToFrame() {}

    /** The median over a sentence that is written into a field, in milliseconds. */
    static double median(Page page, Locator field) {
        page.bringToFront();
        page.evaluate(WATCH);
        field.pressSequentially("What did I say about my grandmother?");
        page.waitForFunction("() => window.keys.length >= 30");
        double median = Double.parseDouble(page.evaluate(MEDIAN).toString());
        field.fill("");
        return median;
    }

    /** What is allowed where a page with nothing takes so long. */
    static double most(double empty) {
        return MOST_TIMES * empty + UNSEEN;
    }
}
