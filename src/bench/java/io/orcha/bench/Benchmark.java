package io.orcha.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The benchmark's entry point; {@code src/bench/run} builds what it needs and calls it. */
public final class Benchmark {

    private Benchmark() {}

    /** Measures what the options ask for, prints a table and writes the result as JSON. */
    public static void main(String... args) throws Exception {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        var report = measure(options);
        report.print(System.out);
        report.write(options.out());
        System.out.println("\nWritten to " + options.out());
        if (report.hasErrors()) {
            System.err.println(
                    "Some requests failed or roll-ups were left: the figures of those rows are worth nothing.");
            System.exit(1);
        }
    }

    private static Report measure(Options options) throws IOException, InterruptedException, SQLException {
        var scenarios = options.scenarios();
        List<Measurement> http = scenarios.requests().isEmpty() ? List.of() : HttpBenchmark.run(options);
        List<ChatCost> chatCosts = scenarios.chatCost() ? ChatCostBenchmark.run(options) : List.of();
        List<RollUpRun> rollUps = scenarios.rollUp() ? RollUpBenchmark.run(options) : List.of();
        List<PromptAssemblyRun> assembly = options.jmh() ? PromptAssemblyRun.all() : List.of();
        return new Report(Machine.current(), options, http, chatCosts, rollUps, assembly);
    }
}
