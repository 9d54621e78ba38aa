package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.testing.Api;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ServiceProcess;
import io.orcha.testing.Summaries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that dies in a roll-up, and a model that fails, lose nothing and do nothing twice. */
class RollUpCrashIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LEARNED = "Has a dog called Rex.";

    @TempDir
    Path directory;

    private final Gate gate = new Gate();
    private ModelStub model;
    private ServiceProcess process;

    @BeforeEach
    void start() throws IOException {
        model = ModelStub.start();
        process = startService();
    }

    @AfterEach
    void stop() {
        gate.open();
        process.close();
        model.close();
    }

    @Test
    void learnsAfterKillMinusNineDuringARollUp() throws Exception {
        var user = Api.newUser();
        var calls = new AtomicInteger();
        model.summarise(request -> {
            if (calls.getAndIncrement() == 0) {
                pass(gate);
            }
            return Summaries.answer(request, LEARNED);
        });
        service().chat(user, "My dog is called Rex.");
        gate.awaitArrival();

        process.kill();
        process = startService();

        knowsItOnceAndHasNothingLeftToDo(user);
    }

    @Test
    void learnsWhenTheModelWorksAgain() {
        var user = Api.newUser();
        var calls = new AtomicInteger();
        model.summarise(request -> {
            if (calls.incrementAndGet() <= 3) {
                throw new IllegalStateException("scripted");
            }
            return Summaries.answer(request, LEARNED);
        });

        service().chat(user, "My dog is called Rex.");

        knowsItOnceAndHasNothingLeftToDo(user);
        assertThat(calls).hasValue(4);
    }

    private void knowsItOnceAndHasNothingLeftToDo(String user) {
        await("roll-up")
                .atMost(PATIENCE)
                .until(() -> service().memory(user).text("/memory/content").equals(Summaries.memory(LEARNED)));
        await("end of the job")
                .atMost(PATIENCE)
                .until(() -> service().jobsUnderWay(user).isEmpty());
        assertThat(service().memory(user).json().at("/memory/version").asInt()).isEqualTo(1);
    }

    private ServiceClient service() {
        return ServiceClient.of(process);
    }

    private ServiceProcess startService() throws IOException {
        return ServiceProcess.configure()
                .property("orcha.data-dir", directory.resolve("home"))
                .property("orcha.model.base-url", model.baseUrl())
                .property("orcha.model.max-retries", 0)
                .property("orcha.learning.idle", "0.05S")
                .property("orcha.jobs.polling-interval", "0.05S")
                .property("orcha.jobs.heartbeat", "0.25S")
                .property("orcha.memory.roll-up.retry-delay", "0.1S")
                .property("orcha.memory.roll-up.max-retry-delay", "0.5S")
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
