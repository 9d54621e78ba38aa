package io.orcha.memory.rollup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.orcha.memory.MemoryConfig;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
import io.orcha.platform.jobs.RunMetrics;
import io.orcha.session.Learning;
import io.orcha.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The job that brings a user's memory up to date with what they said. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class RollUp implements Job {

    private final MemoryUpdate update;
    private final Learning learning;
    private final Retries retries;
    private final RunMetrics metrics;

    RollUp(MemoryUpdate update, Learning learning, MemoryConfig config, MeterRegistry meters) {
        this.update = update;
        this.learning = learning;
        this.retries = Retries.of(
                "orcha.memory.roll-up",
                config.rollUp().retryDelay(),
                config.rollUp().maxRetryDelay(),
                config.rollUp().maxAttempts());
        this.metrics = new RunMetrics(
                Timer.builder("orcha.roll_up.duration")
                        .description("Updates of a memory, failed ones included")
                        .register(meters),
                Counter.builder("orcha.roll_up.failures")
                        .description("Updates of a memory that failed; what users said is kept and tried again")
                        .register(meters));
    }

    @Override
    public String name() {
        return Learning.JOB;
    }

    @Override
    public void run(String user) {
        metrics.measure(() -> update.run(new UserId(user)));
    }

    @Override
    public Optional<Instant> nextDue(Statements statements, String user) {
        return learning.nextDue(statements, new UserId(user));
    }

    @Override
    public Retries retries() {
        return retries;
    }
}
