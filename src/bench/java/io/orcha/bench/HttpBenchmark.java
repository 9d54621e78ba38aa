package io.orcha.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The service under load, one scenario after the other. */
final class HttpBenchmark {

    private static final double WARM_COMPILER_SHARE = 0.05;
    private static final Duration STEP = Duration.ofSeconds(3);
    private static final int MOST_FURTHER_STEPS = 25;

    private final Testbed testbed;
    private final Requests requests;
    private final Options options;

    private HttpBenchmark(Testbed testbed, Options options) {
        this.testbed = testbed;
        this.options = options;
        this.requests = new Requests("127.0.0.1:" + testbed.address().getPort());
    }

    static List<Measurement> run(Options options) throws IOException, InterruptedException {
        try (var testbed = Testbed.start(options.service(), options.serviceOptions())) {
            return new HttpBenchmark(testbed, options).run();
        }
    }

    private List<Measurement> run() throws IOException, InterruptedException {
        saveAMemoryForEveryUser();
        var measurements = new ArrayList<Measurement>();
        for (var scenario : options.scenarios()) {
            // A cold service spends several times what a warm one does; the later windows need to find only their pace.
            int warmup = options.warmup();
            for (int connections : options.connections()) {
                System.out.printf("%s, %d connections …%n", scenario.title(), connections);
                measurements.add(measure(scenario, connections, Duration.ofSeconds(warmup)));
                warmup = Math.max(1, options.warmup() / 4);
            }
        }
        return measurements;
    }

    private Measurement measure(Scenario scenario, int connections, Duration warmup)
            throws IOException, InterruptedException {
        try (var load = start(connections, () -> scenario.dialogue(requests))) {
            warmUp(warmup);
            var before = testbed.consumed();
            long began = System.nanoTime();
            var warmupLatencies = load.take();
            Thread.sleep(Duration.ofSeconds(options.seconds()));
            var latencies = load.take();
            var window = Duration.ofNanos(System.nanoTime() - began);
            var spent = testbed.consumed().minus(before);
            latencies.addErrorsOf(warmupLatencies);
            return Measurement.of(scenario, connections, latencies, spent, window);
        }
    }

    /** Waits the given time, and on until the compilers have come to rest, but not for ever. */
    private void warmUp(Duration time) throws IOException, InterruptedException {
        Thread.sleep(time);
        double compilerShare = 1;
        for (int i = 0; i < MOST_FURTHER_STEPS && compilerShare > WARM_COMPILER_SHARE; i++) {
            var before = testbed.consumed();
            Thread.sleep(STEP);
            compilerShare = testbed.consumed().minus(before).compilerShare();
        }
    }

    private void saveAMemoryForEveryUser() throws IOException, InterruptedException {
        int saved = 0;
        try (var load = start(4, () -> Scenario.MEMORY_POST.dialogue(requests))) {
            while (saved < 2 * Requests.users()) {
                Thread.sleep(100);
                saved += load.take().count();
            }
        }
    }

    private Load start(int connections, Supplier<Dialogue> dialogues) throws IOException {
        return Load.start(testbed.address(), connections, dialogues);
    }
}
