package io.orcha.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.agroal.api.AgroalDataSource;
import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of the due jobs come first: nobody's roll-up waits until everybody's texts are embedded again. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WithoutWorkers.class)
class JobOrderTest {

    private static final String KIND = "job-order-test";
    private static final String WANTED =
            "SELECT '%s' AS name, ?::text AS instance, ?::timestamptz AS due".formatted(KIND);

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Database database;

    @Inject
    JobTable table;

    @Inject
    Clock clock;

    private final BlockingQueue<String> runs = new LinkedBlockingQueue<>();

    @AfterEach
    void forget() {
        database.update("DELETE FROM scheduled_tasks WHERE task_name = ?", KIND);
    }

    @Test
    void runsWhatSomebodyWaitsForBeforeWhatNobodyDoes() throws InterruptedException {
        behind("b", 60);
        behind("a", 90);
        awaited("d", 10);
        awaited("c", 20);

        assertThat(order(4)).containsExactly("c", "d", "a", "b");
    }

    @Test
    void bringsForwardAJobThatSomebodyBeganToWaitFor() throws InterruptedException {
        behind("a", 90);
        behind("b", 60);
        awaited("b", 0);

        assertThat(order(2)).containsExactly("b", "a");
    }

    @Test
    void leavesAJobThatSomebodyWaitsForWhereItIs() throws InterruptedException {
        awaited("b", 10);
        behind("a", 90);
        behind("b", 0);

        assertThat(order(2)).containsExactly("b", "a");
    }

    @Test
    void putsWhatCameUpDuringARunWithWhatSomebodyWaitsFor() throws InterruptedException {
        behind("b", 60);
        behind("a", 90);
        long version = database.query(
                        row -> row.getLong(1),
                        "SELECT version FROM scheduled_tasks WHERE task_name = ? AND task_instance = 'b'",
                        KIND)
                .getFirst();
        var run =
                new Execution(clock.instant(), new TaskInstance<>(KIND, "b"), true, "x", null, null, 0, null, version);

        table.succeed(run, _ -> Optional.of(clock.instant().minusSeconds(1)));

        assertThat(order(2)).containsExactly("b", "a");
    }

    private void awaited(String instance, int dueSecondsAgo) {
        schedule(JobSql.schedule(WANTED), instance, dueSecondsAgo);
    }

    private void behind(String instance, int dueSecondsAgo) {
        schedule(JobSql.scheduleBehind(WANTED), instance, dueSecondsAgo);
    }

    private void schedule(String statement, String instance, int dueSecondsAgo) {
        database.update(statement, instance, clock.instant().minusSeconds(dueSecondsAgo));
    }

    /** In which order one thread, that takes one job at a time, runs them. */
    private List<String> order(int jobs) throws InterruptedException {
        var task = Tasks.oneTime(KIND).execute((instance, _) -> runs.add(instance.getId()));
        var scheduler = Scheduler.create(dataSource, task)
                .jdbcCustomization(new PausablePolling(List.of(KIND)))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofMillis(20))
                .threads(1)
                .build();
        scheduler.start();
        try {
            var order = new ArrayList<String>();
            while (order.size() < jobs) {
                var next = runs.poll(20, TimeUnit.SECONDS);
                assertThat(next).as("run after %s", order).isNotNull();
                order.add(next);
            }
            return order;
        } finally {
            scheduler.stop();
        }
    }
}
