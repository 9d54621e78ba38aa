package io.orcha.bench;

import java.io.IOException;
import java.time.Duration;

/** What was seen and used up in one stretch of load, or in several taken together. */
record Window(Latencies latencies, Consumption spent, Duration length) {

    static Window empty() {
        return new Window(new Latencies(), Consumption.NONE, Duration.ZERO);
    }

    /** Measures a load that runs already; what failed before, in its warm-up, counts as failed. */
    static Window measure(Testbed testbed, Load load, Duration length) throws IOException, InterruptedException {
        var before = testbed.consumed();
        long began = System.nanoTime();
        var warmup = load.take();
        Thread.sleep(length);
        var latencies = load.take();
        var took = Duration.ofNanos(System.nanoTime() - began);
        var spent = testbed.consumed().minus(before);
        latencies.addErrorsOf(warmup);
        return new Window(latencies, spent, took);
    }

    Window plus(Window further) {
        var all = new Latencies();
        all.addAll(latencies);
        all.addAll(further.latencies);
        return new Window(all, spent.plus(further.spent), length.plus(further.length));
    }

    Figures figures() {
        return Figures.of(latencies, spent, length);
    }
}
