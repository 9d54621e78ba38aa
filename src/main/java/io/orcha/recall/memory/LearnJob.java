package io.orcha.recall.memory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
import io.orcha.platform.jobs.RunMetrics;
import io.orcha.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The job that learns a user's long-term memories from what they said. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class LearnJob implements Job {

    private final Learner learner;
    private final LearnTasks tasks;
    private final Retries retries;
    private final RunMetrics metrics;

    LearnJob(Learner learner, LearnTasks tasks, MemoriesConfig config, MeterRegistry meters) {
        this.learner = learner;
        this.tasks = tasks;
        this.retries =
                Retries.of("orcha.recall.memories", config.retryDelay(), config.maxRetryDelay(), config.maxAttempts());
        this.metrics = new RunMetrics(
                Timer.builder("orcha.recall.memories.learn.duration")
                        .description("Runs that learn long-term memories, failed ones included")
                        .register(meters),
                Counter.builder("orcha.recall.memories.learn.failures")
                        .description("Runs that failed; what users said is kept and tried again")
                        .register(meters));
    }

    @Override
    public String name() {
        return LearnTasks.JOB;
    }

    @Override
    public void run(String user) {
        metrics.measure(() -> learner.run(new UserId(user)));
    }

    @Override
    public Optional<Instant> nextDue(Statements statements, String user) {
        return tasks.nextDue(statements, new UserId(user));
    }

    @Override
    public Retries retries() {
        return retries;
    }
}
