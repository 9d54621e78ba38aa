package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.platform.embedded.StoppablePostgres;
import io.orcha.process.Load.Outcome;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's PostgreSQL goes away under load and comes back. */
class DatabaseOutageIT {

    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final int SOME = 10;
    private static final int MANY = 100;

    @TempDir
    Path directory;

    private StoppablePostgres database;
    private ServiceProcess process;
    private ServiceClient service;

    @BeforeEach
    void start() throws IOException {
        database = StoppablePostgres.start(directory.resolve("database"));
        process = ServiceProcess.configure()
                .environment("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl())
                .environment("QUARKUS_DATASOURCE_USERNAME", database.runtimeUsername())
                .environment("QUARKUS_DATASOURCE_OWNER_USERNAME", database.username())
                .environment("QUARKUS_DATASOURCE_PASSWORD", database.password())
                .environment("QUARKUS_DATASOURCE_OWNER_PASSWORD", database.password())
                .start();
        service = ServiceClient.of(process);
    }

    @AfterEach
    void stop() throws IOException {
        process.close();
        database.close();
    }

    @Test
    void isToldMeanwhileEndsByItselfAndCostsNothingThatWasAcknowledged() {
        try (var load = Load.on(service)) {
            load.awaitMore(SOME, status -> status == 200, SECONDS.multipliedBy(3));

            isRefusedWhileAwayAndServedAgain(load, database::stop);
            isRefusedWhileAwayAndServedAgain(load, database::kill);

            load.end();
            isAnsweredProperly(load.outcomes());
            keepsEverySave(load);
            keepsEveryTurn(load);
            assertThat(process.output()).doesNotContain(Load.CANARY);
        }
    }

    private void isRefusedWhileAwayAndServedAgain(Load load, Runnable end) {
        end.run();

        await("not ready")
                .atMost(SECONDS)
                .until(() -> service.get("/q/health/ready").status() == 503);
        assertThat(service.get("/q/health/live").status()).as("alive").isEqualTo(200);
        assertThat(service.get("/api/v1/operations/status").text("/degraded/0/part"))
                .isEqualTo("database");
        load.awaitMore(MANY, status -> status == 503, SECONDS.multipliedBy(3));
        database.start();
        load.awaitMore(SOME, status -> status == 200, SECONDS);
        await("ready")
                .atMost(SECONDS)
                .until(() -> service.get("/q/health/ready").status() == 200);
    }

    private static void isAnsweredProperly(List<Outcome> outcomes) {
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.status()).isIn(200, 503);
            assertThat(outcome.took()).isLessThan(SECONDS);
        });
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.status() == 503 && !outcome.begun())
                .isNotEmpty()
                .allSatisfy(outcome -> {
                    assertThat(outcome.type()).isEqualTo("application/problem+json");
                    assertThat(outcome.retryAfter()).matches("[1-9]\\d*");
                });
    }

    /** A save that was not acknowledged may have taken effect; one that was acknowledged must have. */
    private void keepsEverySave(Load load) {
        assertThat(load.saved()).isNotEmpty().allSatisfy((user, number) -> {
            var content = service.memory(user).text("/memory/content");
            assertThat(content).startsWith(Load.CANARY);
            assertThat(Integer.parseInt(content.substring(Load.content(0).length() - 1)))
                    .as(user)
                    .isGreaterThanOrEqualTo(number);
        });
    }

    private void keepsEveryTurn(Load load) {
        assertThat(load.conversations()).isNotEmpty().allSatisfy((user, conversation) -> {
            var contents = service.contents(user, conversation.session());
            for (var turn : conversation.turns()) {
                assertThat(contents).containsOnlyOnce(turn.message()).containsSequence(turn.message(), turn.reply());
            }
        });
    }
}
