package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.process.ServiceClient.Answer;
import io.orcha.testing.Api;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStub.Behaviour;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is asked to end says so first, then finishes what it was asked, then ends: nobody's request is lost. */
class ShutdownIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Gate gate = new Gate();
    private ModelStub model;

    @BeforeEach
    void startModel() {
        model = ModelStub.start();
    }

    @AfterEach
    void stop() {
        gate.open();
        clients.shutdownNow();
        model.close();
    }

    @Test
    void answersEveryRequestUntilLoadBalancersHaveNoticed() throws Exception {
        try (var service = start("quarkus.shutdown.delay", "15S");
                var load = Load.on(ServiceClient.of(service))) {
            load.awaitMore(5, status -> status == 200, PATIENCE);

            service.terminate();

            await("not ready")
                    .atMost(PATIENCE)
                    .until(() -> service.get("/q/health/ready").statusCode() == 503);
            load.awaitMore(5, status -> status == 200, PATIENCE);
            load.end();
            assertThat(service.isAlive()).isTrue();
            assertThat(load.outcomes())
                    .allSatisfy(outcome -> assertThat(outcome.status()).isEqualTo(200));
            assertThat(service.awaitExit()).isEqualTo(143);
        }
    }

    @Test
    void finishesTurnsThatWereUnderWay() throws Exception {
        try (var service = start("quarkus.shutdown.timeout", "20S")) {
            var whole = begin(service, false);
            var streamed = begin(service, true);

            service.terminate();

            await("shutdown").atMost(PATIENCE).until(() -> service.output().contains("Waiting for HTTP requests"));
            gate.open();
            assertThat(whole.get().reply()).isEqualTo("Once upon");
            assertThat(streamed.get().events().names()).endsWith("done");
            service.awaitExit();
        }
    }

    @Test
    void tellsThoseWhoseAnswersWouldComeTooLate() throws Exception {
        String session;
        var user = Api.newUser();
        try (var service = start("quarkus.shutdown.timeout", "5S")) {
            var whole = begin(service, false);
            var streamed = begin(service, true, user);

            service.terminate();

            assertThat(whole.get().status()).isEqualTo(503);
            assertThat(whole.get().header("Content-Type")).startsWith("application/problem+json");
            assertThat(whole.get().header("Retry-After")).isNotEmpty();
            assertThat(whole.get().text("/session_id")).isNotEmpty();
            var events = streamed.get().events();
            assertThat(events.names()).startsWith("session", "delta").endsWith("error");
            assertThat(events.last().path("detail").asText()).contains("being shut down");
            session = streamed.get().session();
            service.awaitExit();
        }
        try (var service = start("quarkus.shutdown.timeout", "5S")) {
            assertThat(ServiceClient.of(service).contents(user, session)).containsExactly("Tell me a tale.", "Once ");
        }
    }

    private CompletableFuture<Answer> begin(ServiceProcess service, boolean streamed) {
        return begin(service, streamed, Api.newUser());
    }

    /** A turn that the model has begun to answer. */
    private CompletableFuture<Answer> begin(ServiceProcess service, boolean streamed, String user) {
        int asked = model.calls().size();
        model.next(slowly());
        var answer = CompletableFuture.supplyAsync(
                () -> ServiceClient.of(service).chat(user, "Tell me a tale.", "stream", streamed), clients);
        await("call of the model").atMost(PATIENCE).until(() -> model.calls().size() > asked);
        return answer;
    }

    private Behaviour slowly() {
        return (exchange, call) -> {
            if (!call.streamed()) {
                ModelStub.after(gate, ModelStub.reply("Once upon")).answer(exchange, call);
                return;
            }
            ModelStub.sendHeaders(exchange, 200, "text/event-stream");
            ModelStub.send(exchange, ModelStub.chunk("Once ", null));
            gate.arriveAndWait();
            for (var piece : List.of(ModelStub.chunk("upon", null), ModelStub.chunk("", "stop"), "[DONE]")) {
                ModelStub.send(exchange, piece);
            }
            exchange.close();
        };
    }

    private ServiceProcess start(String setting, String value) throws IOException {
        return ServiceProcess.configure()
                .property("orcha.data-dir", directory.resolve("home"))
                .property("orcha.model.base-url", model.baseUrl())
                .property(setting, value)
                .start();
    }
}
