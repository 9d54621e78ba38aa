package io.orcha.graph.conversation;

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

/** The job that summarises a user's sessions once they have come to rest. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class SummaryJob implements Job {

    private final Summarising summarising;
    private final SummaryTasks tasks;
    private final Retries retries;
    private final RunMetrics metrics;

    SummaryJob(Summarising summarising, SummaryTasks tasks, ConversationsConfig config, MeterRegistry meters) {
        this.summarising = summarising;
        this.tasks = tasks;
        this.retries =
                Retries.of("orcha.conversations", config.retryDelay(), config.maxRetryDelay(), config.maxAttempts());
        this.metrics = new RunMetrics(
                Timer.builder("orcha.conversations.duration")
                        .description("Runs that summarise conversations, failed ones included")
                        .register(meters),
                Counter.builder("orcha.conversations.failures")
                        .description("Runs that summarise conversations and failed; they are tried again")
                        .register(meters));
    }

    @Override
    public String name() {
        return SummaryTasks.JOB;
    }

    @Override
    public void run(String user) {
        metrics.measure(() -> summarising.run(new UserId(user)));
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
