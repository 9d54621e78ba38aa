package io.orcha.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The service under load, one scenario after the other. */
final class HttpBenchmark {

    private static final int USERS = 500;

    private final Testbed testbed;
    private final Requests requests;
    private final Options options;

    private HttpBenchmark(Testbed testbed, Options options) {
        this.testbed = testbed;
        this.options = options;
        this.requests = new Requests(testbed.host(), USERS, "on");
    }

    static List<Measurement> run(Options options) throws IOException, InterruptedException {
        try (var testbed = Testbed.start(options.service(), options.serviceOptions())) {
            return new HttpBenchmark(testbed, options).run();
        }
    }

    private List<Measurement> run() throws IOException, InterruptedException {
        saveAMemoryForEveryUser(testbed, requests);
        var measurements = new ArrayList<Measurement>();
        for (var scenario : options.scenarios().requests()) {
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
        try (var load = Load.start(testbed.address(), connections, () -> scenario.dialogue(requests))) {
            Warmup.await(testbed, warmup);
            var window = Window.measure(testbed, load, Duration.ofSeconds(options.seconds()));
            return Measurement.of(scenario, connections, window.figures());
        }
    }

    static void saveAMemoryForEveryUser(Testbed testbed, Requests requests) throws IOException, InterruptedException {
        int saved = 0;
        try (var load = Load.start(testbed.address(), 4, () -> Scenario.MEMORY_POST.dialogue(requests))) {
            while (saved < 2 * requests.users()) {
                Thread.sleep(100);
                saved += load.take().count();
            }
        }
    }
}
