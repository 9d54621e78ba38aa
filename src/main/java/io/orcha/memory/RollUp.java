package io.orcha.memory;

import static io.orcha.platform.Settings.positive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.session.ConversationImported;
import io.orcha.user.UserId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Runs memory updates in the background, at most one per user at a time in this process. What a crash prevents is not lost:
 * the messages are stored and marked, and the user's next turn finds them.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class RollUp {

    private static final Logger LOG = Logger.getLogger(RollUp.class);
    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(5);

    private final MemoryUpdate update;
    private final MemoryConfig.RollUp config;
    private final Semaphore atOnce;
    private final Counter failures;
    private final ConcurrentHashMap<UserId, Job> jobs = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("roll-up-timer").daemon().factory());

    RollUp(MemoryUpdate update, MemoryConfig config, MeterRegistry meters) {
        this.update = update;
        this.config = config.rollUp();
        this.atOnce = new Semaphore(
                positive("orcha.memory.roll-up.concurrency", config.rollUp().concurrency()));
        this.failures = Counter.builder("orcha.roll_up.failures")
                .description("Updates of a memory that failed; what users said is kept and tried again")
                .register(meters);
    }

    /** Says that a user said something: the memory is updated after the configured delay. */
    public void schedule(UserId user) {
        jobs.compute(user, (_, job) -> {
            if (job != null) {
                job.moreToDo = true;
                return job;
            }
            var created = new Job(user);
            var _ = timer.schedule(created::start, config.delay().toMillis(), TimeUnit.MILLISECONDS);
            return created;
        });
    }

    /**
     * Updates a user's memory now and waits for it, but not longer than configured: a first turn that waits too long is
     * worse than one without the latest statements.
     */
    public void settle(UserId user) {
        var job = jobs.compute(user, (_, running) -> {
            if (running == null) {
                return new Job(user);
            }
            running.moreToDo = true; // It may have read before the latest statement was there.
            return running;
        });
        job.start();
        await(List.of(job), config.settleTime());
    }

    void onImport(@Observes ConversationImported event) {
        schedule(event.user());
    }

    /** Statements that wait for their delay are rolled up before the service goes. */
    void onShutdown(@Observes ShutdownEvent event) {
        var pending = List.copyOf(jobs.values());
        pending.forEach(Job::start);
        await(pending, PATIENCE_AT_SHUTDOWN);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
        workers.shutdownNow();
    }

    private static void await(List<Job> jobs, Duration patience) {
        try {
            CompletableFuture.allOf(jobs.stream().map(job -> job.done).toArray(CompletableFuture<?>[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException _) {
            LOG.debugf("%d roll-up(s) were not done within %s", jobs.size(), patience);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a job never completes with a failure", e);
        }
    }

    /** The work for one user; it stays in the map until there is nothing more to do, so that no second one starts. */
    private final class Job {

        private final UserId user;
        private final AtomicBoolean started = new AtomicBoolean();
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private volatile boolean moreToDo;

        private Job(UserId user) {
            this.user = user;
        }

        void start() {
            if (started.compareAndSet(false, true)) {
                var _ = workers.submit(this::run);
            }
        }

        private void run() {
            try {
                do {
                    moreToDo = false;
                    updateOnce();
                } while (jobs.computeIfPresent(user, (_, job) -> job.moreToDo ? job : null) != null);
            } finally {
                jobs.remove(user, this); // Also after an error of the JVM: the user's next turn makes a new job.
                done.complete(null);
            }
        }

        private void updateOnce() {
            atOnce.acquireUninterruptibly();
            try {
                update.run(user);
            } catch (RuntimeException e) {
                // The statements stay to be learned, so the next turn of this user schedules them again.
                failures.increment();
                LOG.warnf("a memory could not be updated: %s", FailureDescription.of(e));
            } finally {
                atOnce.release();
            }
        }
    }
}
