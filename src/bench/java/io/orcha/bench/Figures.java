package io.orcha.bench;

import java.time.Duration;

/**
 * What requests of one kind cost.
 *
 * @param p50Ms half of the answers took no longer
 * @param p99Ms 99 of 100 answers took no longer
 * @param serviceCpuMs CPU time of the service's process, user and system, per request
 * @param compilerShare the part of it that the JVM spent on compiling, 0 to 1; more than a few hundredths means that the
 *     service was not warm
 * @param postgresCpuMs CPU time of all PostgreSQL processes per request
 * @param summariesPerRequest calls of the model that update memories, per request; their CPU time is in the figures
 */
record Figures(
        int requests,
        int errors,
        double requestsPerSecond,
        double p50Ms,
        double p99Ms,
        double serviceCpuMs,
        double compilerShare,
        double postgresCpuMs,
        double summariesPerRequest) {

    /** @throws IllegalStateException when there was no answer */
    static Figures of(Latencies latencies, Consumption spent, Duration window) {
        int requests = latencies.count();
        if (requests == 0) {
            throw new IllegalStateException("No request was answered");
        }
        return new Figures(
                requests,
                latencies.errors(),
                rounded(requests / (window.toNanos() / 1e9), 1),
                rounded(latencies.percentile(0.50), 3),
                rounded(latencies.percentile(0.99), 3),
                rounded(millis(spent.service()) / requests, 4),
                rounded(spent.compilerShare(), 3),
                rounded(millis(spent.postgres()) / requests, 4),
                rounded((double) spent.summaries() / requests, 4));
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
