package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.platform.embedded.StoppablePostgres;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ServiceProcess;
import io.orcha.testing.SummaryAnswers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of one of two replicas under load: what was acknowledged stays, and the other one does its work. */
class ReplicaKillIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration HEARTBEAT = Duration.ofMillis(500);
    private static final int MISSED_HEARTBEATS = 4;

    /** The scheduler looks for dead runs at every other heartbeat. */
    private static final Duration LEASE = HEARTBEAT.multipliedBy(MISSED_HEARTBEATS + 2);

    /** For a machine on which six things happen at once. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final int SOME = 30;

    @TempDir
    Path directory;

    private StoppablePostgres database;
    private ModelStub model;
    private ServiceProcess victim;
    private ServiceProcess survivor;
    private volatile Gate summaries = new Gate();

    @BeforeEach
    void start() throws IOException {
        database = StoppablePostgres.start(directory.resolve("database"));
        model = ModelStub.start();
        model.summarise(request -> {
            pass(summaries);
            return SummaryAnswers.noteAll(request);
        });
        victim = startReplica();
    }

    @AfterEach
    void stop() throws IOException {
        summaries.open();
        victim.close();
        if (survivor != null) {
            survivor.close();
        }
        model.close();
        database.close();
    }

    @Test
    void losesNoAcknowledgedWriteAndHandsOverTheJobsOfTheDeadWithinTheLease() throws Exception {
        var victimsName = nameOfTheOnlyReplica();
        survivor = startReplica();
        summaries = new Gate();
        try (var load = FailoverLoad.on(ServiceClient.of(victim), ServiceClient.of(survivor))) {
            load.awaitMore(SOME);
            await("a roll-up in the hands of the victim")
                    .atMost(PATIENCE)
                    .until(() -> !jobsPickedBy(victimsName).isEmpty());
            var orphans = jobsPickedBy(victimsName);

            victim.kill();

            await("hand-over of " + orphans)
                    .atMost(LEASE.plus(MARGIN))
                    .until(() -> jobsPickedBy(victimsName).isEmpty());
            load.awaitMore(SOME);
            summaries.open();
            load.end();
            assertThat(load.failures()).isEmpty();
            await("end of all jobs").atMost(PATIENCE).until(() -> jobs().isEmpty());
            keptEverySave(load);
            keptAndLearnedEveryMessage(load);
            assertThat(load.conversations().keySet()).containsAll(orphans);
        }
    }

    private void keptEverySave(FailoverLoad load) {
        var client = ServiceClient.of(survivor);
        assertThat(load.saves()).isNotEmpty().allSatisfy((user, texts) -> {
            var versions = client.versions(user).stream()
                    .map(version -> client.version(user, version))
                    .toList();
            assertThat(versions).containsAll(texts);
        });
    }

    private void keptAndLearnedEveryMessage(FailoverLoad load) {
        var client = ServiceClient.of(survivor);
        assertThat(load.conversations()).isNotEmpty().allSatisfy((user, conversation) -> {
            assertThat(client.contents(user, conversation.session())).containsAll(conversation.messages());
            assertThat(client.memory(user).text("/memory/content")).contains(conversation.messages());
        });
    }

    /** A replica's jobs name it by an id of its own, which shows while it runs one. */
    private String nameOfTheOnlyReplica() {
        ServiceClient.of(victim).chat("first", "I keep parrot number 0 in cage 0.");
        await("a roll-up")
                .atMost(PATIENCE)
                .until(() -> !select("picked_by IS NOT NULL", "picked_by").isEmpty());
        var name = select("picked_by IS NOT NULL", "picked_by").getFirst();
        summaries.open();
        await("its end").atMost(PATIENCE).until(() -> jobs().isEmpty());
        return name;
    }

    private List<String> jobsPickedBy(String replica) {
        return select("picked_by = '" + replica + "'", "task_instance");
    }

    private List<String> jobs() {
        return select("true", "task_instance");
    }

    private List<String> select(String condition, String column) {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT %s FROM scheduled_tasks WHERE task_name = 'roll-up' AND %s"
                        .formatted(column, condition))) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ServiceProcess startReplica() throws IOException {
        return ServiceProcess.configure()
                .environment("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl())
                .environment("QUARKUS_DATASOURCE_USERNAME", database.runtimeUsername())
                .environment("QUARKUS_DATASOURCE_PASSWORD", database.password())
                .environment("QUARKUS_DATASOURCE_OWNER_USERNAME", database.username())
                .environment("QUARKUS_DATASOURCE_OWNER_PASSWORD", database.password())
                .property("orcha.model.base-url", model.baseUrl())
                .property("orcha.learning.idle", "0.1S")
                .property("orcha.jobs.polling-interval", "0.05S")
                .property("orcha.jobs.heartbeat", HEARTBEAT)
                .property("orcha.jobs.missed-heartbeats", MISSED_HEARTBEATS)
                .property("orcha.memory.roll-up.retry-delay", "0.1S")
                .property("orcha.memory.roll-up.max-retry-delay", "0.5S")
                .property("orcha.idempotency.lease", "2S")
                .start();
    }

    private static void pass(Gate gate) {
        try {
            gate.arriveAndWait();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
