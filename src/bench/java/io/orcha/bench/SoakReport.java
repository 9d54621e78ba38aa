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

/**
 * What a soak showed.
 *
 * @param capacity requests per second that the service answered at most
 * @param rate requests per second that it was given
 * @param walBytesPerTurn what PostgreSQL wrote to its log, by the number of chat turns; saves and roll-ups are contained
 * @param databaseBytesPerTurn by how much the database grew, likewise
 * @param summariesPerTurn calls of the model that updated memories, likewise
 * @param growth the verdict on every figure that is watched
 */
record SoakReport(
        Machine machine,
        SoakOptions options,
        double capacity,
        double rate,
        long walBytesPerTurn,
        long databaseBytesPerTurn,
        double summariesPerTurn,
        List<SoakSample> samples,
        List<Growth> growth) {

    /** Nothing grew, nothing failed, and the service got what it was to be given. */
    boolean passed() {
        return growth.stream().noneMatch(Growth::grows) && errors() == 0 && keptPace();
    }

    static void printSample(PrintStream out, SoakSample sample) {
        out.printf(
                "%5d s %6.0f/s  p50 %7.2f ms  p99 %8.2f ms  heap %7.2f MB  threads %3d  files %4d  connections %3d  jobs %5d%s%n",
                sample.second(),
                sample.requestsPerSecond(),
                sample.p50Ms(),
                sample.p99Ms(),
                sample.heapMb(),
                sample.threads(),
                sample.fileDescriptors(),
                sample.connections(),
                sample.waitingJobs(),
                sample.errors() == 0 ? "" : "  ERRORS " + sample.errors());
    }

    void print(PrintStream out) {
        out.printf(
                "%n%d cores, %s %s, %s, commit %s%n",
                machine.cores(), machine.os(), machine.architecture(), machine.jdk(), machine.commit());
        out.printf(
                "capacity %.0f requests/s, given %.0f requests/s for %d min; per chat turn %d bytes of log, %d bytes of database, %.3f summaries%n%n",
                capacity, rate, options.minutes(), walBytesPerTurn, databaseBytesPerTurn, summariesPerTurn);
        out.printf("%-17s %10s %10s %10s %10s  %s%n", "figure", "early", "late", "trend", "allowed", "");
        for (var judged : growth) {
            out.printf(
                    "%-17s %10.2f %10.2f %10.2f %10.2f  %s%n",
                    judged.figure(),
                    judged.early(),
                    judged.late(),
                    judged.trend(),
                    judged.allowed(),
                    judged.grows() ? "GROWS" : "steady");
        }
        if (errors() > 0) {
            out.printf("%n%d requests failed.%n", errors());
        }
        if (!keptPace()) {
            out.println("\nThe service did not keep up with the rate it was given: this says nothing about less load.");
        }
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json() + "\n");
    }

    private int errors() {
        return samples.stream().mapToInt(SoakSample::errors).sum();
    }

    private boolean keptPace() {
        return samples.stream()
                        .mapToDouble(SoakSample::requestsPerSecond)
                        .average()
                        .orElse(0)
                > 0.95 * rate;
    }

    private String json() throws JsonProcessingException {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(this);
    }
}
