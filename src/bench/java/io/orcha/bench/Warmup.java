package io.orcha.bench;

import java.io.IOException;
import java.time.Duration;

/** Waits under load until a JVM has compiled what it needs. */
final class Warmup {

    private static final double WARM_COMPILER_SHARE = 0.05;
    private static final Duration STEP = Duration.ofSeconds(3);
    private static final int MOST_FURTHER_STEPS = 25;

    private Warmup() {}

    /** Waits the given time, and on until the compilers have come to rest, but not for ever. */
    static void await(Testbed testbed, Duration time) throws IOException, InterruptedException {
        Thread.sleep(time);
        double compilerShare = 1;
        for (int i = 0; i < MOST_FURTHER_STEPS && compilerShare > WARM_COMPILER_SHARE; i++) {
            var before = testbed.consumed();
            Thread.sleep(STEP);
            compilerShare = testbed.consumed().minus(before).compilerShare();
        }
    }
}
