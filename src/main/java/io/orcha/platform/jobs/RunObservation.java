package io.orcha.platform.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.orcha.platform.telemetry.CurrentSpan;
import java.time.Duration;
import java.util.stream.LongStream;

/** The runs of one kind of job as metrics and traces see them. What a run is for, mostly a user's id, is in neither. */
final class RunObservation {

    private static final Duration[] DURATIONS = LongStream.of(
                    10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final String name;
    private final Tracer tracer;
    private final Timer succeeded;
    private final Timer failed;
    private final Counter lost;

    RunObservation(Job job, MeterRegistry meters, Tracer tracer) {
        this.name = job.name();
        this.tracer = tracer;
        this.succeeded = timer(meters, "ok");
        this.failed = timer(meters, "failed");
        this.lost = Counter.builder("orcha.jobs.lost")
                .description("Runs of jobs that were taken over from a replica that died")
                .tag("kind", name)
                .register(meters);
    }

    /** Measures a run, which begins a trace of its own. */
    void observe(Runnable run) {
        var span = tracer.spanBuilder("job " + name).setNoParent().startSpan();
        long begun = System.nanoTime();
        try (var _ = CurrentSpan.enter(span)) {
            run.run();
            succeeded.record(Duration.ofNanos(System.nanoTime() - begun));
        } catch (RuntimeException e) {
            failed.record(Duration.ofNanos(System.nanoTime() - begun));
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }

    void lost() {
        lost.increment();
    }

    private Timer timer(MeterRegistry meters, String outcome) {
        return Timer.builder("orcha.jobs.run")
                .description("Runs of background jobs on this replica")
                .tag("kind", name)
                .tag("outcome", outcome)
                .serviceLevelObjectives(DURATIONS)
                .register(meters);
    }
}
