package io.orcha.bench;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * What was used up so far, or between two moments.
 *
 * @param service CPU time of the service's process
 * @param compiler the part of it that the JVM spent on compiling; zero where the system does not tell
 * @param postgres CPU time of PostgreSQL's processes
 * @param summaries calls of the model that update memories
 */
record Consumption(Duration service, Duration compiler, Duration postgres, long summaries) {

    static final Consumption NONE = new Consumption(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    Consumption plus(Consumption other) {
        return new Consumption(
                service.plus(other.service),
                compiler.plus(other.compiler),
                postgres.plus(other.postgres),
                summaries + other.summaries);
    }

    Consumption minus(Consumption earlier) {
        return new Consumption(
                service.minus(earlier.service),
                compiler.minus(earlier.compiler),
                postgres.minus(earlier.postgres),
                summaries - earlier.summaries);
    }

    /** How much of the service's CPU time the JVM spent on compiling. */
    double compilerShare() {
        return service.isZero() ? 0 : (double) compiler.toNanos() / service.toNanos();
    }

    /** User and system time of a process and of those that it started and that still live. */
    static Duration cpuTime(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
