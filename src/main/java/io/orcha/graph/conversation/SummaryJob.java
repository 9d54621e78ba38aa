package io.orcha.graph.conversation;

import static io.orcha.platform.Settings.positive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
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
    private final Timer duration;
    private final Counter failures;

    SummaryJob(Summarising summarising, SummaryTasks tasks, ConversationsConfig config, MeterRegistry meters) {
        this.summarising = summarising;
        this.tasks = tasks;
        this.retries = new Retries(
                positive("orcha.conversations.retry-delay", config.retryDelay()),
                positive("orcha.conversations.max-retry-delay", config.maxRetryDelay()),
                positive("orcha.conversations.max-attempts", config.maxAttempts()));
        this.duration = Timer.builder("orcha.conversations.duration")
                .description("Runs that summarise conversations, failed ones included")
                .register(meters);
        this.failures = Counter.builder("orcha.conversations.failures")
                .description("Runs that summarise conversations and failed; they are tried again")
                .register(meters);
    }

    @Override
    public String name() {
        return SummaryTasks.JOB;
    }

    @Override
    public void run(String user) {
        try {
            duration.record(() -> summarising.run(new UserId(user)));
        } catch (RuntimeException e) {
            failures.increment();
            throw e;
        }
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
