package io.orcha.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** All that one run measured. */
record Report(
        Machine machine,
        Options options,
        List<Measurement> http,
        List<ChatCost> chatCosts,
        List<RollUpRun> rollUps,
        List<PromptAssemblyRun> promptAssembly) {

    private static final String ROW = "%-19s %5s %7s %10s %9s %9s %12s %5s %13s %10s %7s%n";

    private static final String ROLL_UP_ROW = "%-10s %7s %8s %10s %12s %5s %13s %7s %7s  %s%n";

    boolean hasErrors() {
        return http.stream().anyMatch(measurement -> measurement.figures().errors() > 0)
                || chatCosts.stream().anyMatch(ChatCost::hasErrors)
                || !rollUps.stream().allMatch(RollUpRun::isComplete);
    }

    void print(PrintStream out) {
        out.printf(
                "%n%d cores, %s %s, %s, commit %s%n",
                machine.cores(), machine.os(), machine.architecture(), machine.jdk(), machine.commit());
        if (!http.isEmpty()) {
            printHttp(out);
        }
        if (!chatCosts.isEmpty()) {
            ChatCostTable.print(out, chatCosts);
        }
        if (!rollUps.isEmpty()) {
            printRollUps(out);
        }
        for (var run : promptAssembly) {
            out.printf(
                    "%nprompt assembly, history of %d messages: %.2f ± %.2f µs, %d bytes allocated",
                    run.historyMessages(), run.microseconds(), run.errorMicroseconds(), run.allocatedBytes());
        }
        out.println();
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json() + "\n");
    }

    private void printHttp(PrintStream out) {
        out.printf(
                ROW,
                "\nscenario",
                "conn.",
                "errors",
                "requests/s",
                "p50 ms",
                "p99 ms",
                "service CPU",
                "JIT",
                "postgres CPU",
                "summaries",
                "aim");
        for (var measured : http) {
            var figures = measured.figures();
            out.printf(
                    ROW,
                    measured.scenario().title(),
                    measured.connections(),
                    figures.errors(),
                    "%.0f".formatted(figures.requestsPerSecond()),
                    "%.2f".formatted(figures.p50Ms()),
                    "%.2f".formatted(figures.p99Ms()),
                    "%.4f".formatted(figures.serviceCpuMs()),
                    "%.0f%%".formatted(figures.compilerShare() * 100),
                    "%.4f".formatted(figures.postgresCpuMs()),
                    "%.3f".formatted(figures.summariesPerRequest()),
                    "%s %s".formatted(measured.aimMs(), measured.aimReached() ? "yes" : "no"));
        }
        out.printf(
                "%nCPU in ms per request; JIT is the part of the service's that went into compiling. For comparison: %s%n",
                Reference.NOTE);
        for (var reference : Reference.all()) {
            out.printf(
                    "  %-11s  %s%n",
                    reference.request(),
                    reference.figures().stream()
                            .map(figure -> figure.service() + " " + figure)
                            .collect(Collectors.joining(", ")));
        }
    }

    private void printRollUps(PrintStream out) {
        out.printf(
                ROLL_UP_ROW,
                "\nroll-up",
                "threads",
                "users/s",
                "messages/s",
                "service CPU",
                "JIT",
                "postgres CPU",
                "calls",
                "facts",
                "complete");
        for (var run : rollUps) {
            out.printf(
                    ROLL_UP_ROW,
                    run.summariser(),
                    run.threads(),
                    "%.0f".formatted(run.usersPerSecond()),
                    "%.0f".formatted(run.messagesPerSecond()),
                    "%.3f".formatted(run.serviceCpuMsPerUser()),
                    "%.0f%%".formatted(run.compilerShare() * 100),
                    "%.3f".formatted(run.postgresCpuMsPerUser()),
                    "%.2f".formatted(run.modelCallsPerUser()),
                    "%.1f%%".formatted(run.done().facts() * 100),
                    run.isComplete() ? "yes" : "no, " + run.done());
        }
        out.println("\nCPU in ms and calls of the model per user; facts that the memories name afterwards.");
    }

    private String json() throws JsonProcessingException {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(new Result(
                        machine, options, http, chatCosts, rollUps, promptAssembly, Reference.NOTE, Reference.all()));
    }

    /** The report as a file holds it, which explains itself. */
    private record Result(
            Machine machine,
            Options options,
            List<Measurement> http,
            List<ChatCost> chatCosts,
            List<RollUpRun> rollUps,
            List<PromptAssemblyRun> promptAssembly,
            String referenceNote,
            List<Reference> reference) {}
}
