package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.testing.Api;
import io.orcha.testing.Gate;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStub.Behaviour;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in mid-turn loses nothing that was acknowledged, and nothing that the model was asked. */
class KillDuringTurnIT {

    private static final String FIRST_REPLY = "Nice to meet you.";

    @TempDir
    Path directory;

    private final Gate gate = new Gate();
    private ModelStub model;
    private ServiceProcess service;

    /** A turn that the model never answered, in a session of its own. */
    private record Turn(String user, String message, boolean streamed, List<String> before) {

        static Stream<Turn> some(boolean streamed, boolean continued) {
            return IntStream.range(0, 3)
                    .mapToObj(i -> new Turn(
                            Api.newUser(),
                            "unanswered %d".formatted(i),
                            streamed,
                            continued ? List.of("Hello there", FIRST_REPLY) : List.of()));
        }
    }

    @BeforeEach
    void start() throws IOException {
        model = ModelStub.start();
        service = startService();
    }

    @AfterEach
    void stop() {
        gate.open();
        service.close();
        model.close();
    }

    @Test
    void keepsEveryAcknowledgedAndEveryAskedMessage() throws IOException {
        var turns = Stream.of(
                        Turn.some(false, false), Turn.some(true, false), Turn.some(false, true), Turn.some(true, true))
                .flatMap(stream -> stream)
                .toList();
        var inFlight = beginAll(turns);

        service.kill();
        service = startService();

        assertThat(inFlight).allSatisfy(answer -> assertThat(answer).failsWithin(Duration.ofSeconds(10)));
        model.reset();
        var client = ServiceClient.of(service);
        for (var turn : turns) {
            var session = client.onlySession(turn.user());
            var kept = Stream.concat(turn.before().stream(), Stream.of(turn.message()))
                    .toList();
            assertThat(client.contents(turn.user(), session)).isEqualTo(kept);
            assertThat(client.chat(turn.user(), "go on", "session_id", session).reply())
                    .isEqualTo(ModelStub.DEFAULT_REPLY);
            assertThat(model.lastCall().contents()).containsSubsequence(kept).endsWith("go on");
        }
    }

    /** Sends every turn and waits until the model has been asked all of them. */
    private List<CompletableFuture<?>> beginAll(List<Turn> turns) {
        var client = ServiceClient.of(service);
        var sessions = new ArrayList<String>();
        for (var turn : turns) {
            sessions.add(turn.before().isEmpty() ? null : acknowledged(client, turn));
        }
        int asked = model.calls().size();
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        var inFlight = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            var session = sessions.get(i);
            model.next(heldBack());
            inFlight.add(CompletableFuture.supplyAsync(
                    () -> client.chat(turn.user(), turn.message(), "session_id", session, "stream", turn.streamed()),
                    executor));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> model.calls().size() == asked + turns.size());
        return inFlight;
    }

    private String acknowledged(ServiceClient client, Turn turn) {
        model.next(ModelStub.reply(FIRST_REPLY));
        var answer = client.chat(turn.user(), turn.before().getFirst());
        assertThat(answer.reply()).isEqualTo(FIRST_REPLY);
        return answer.session();
    }

    /** Says nothing, or when streaming the beginning of an answer, until the gate is opened. */
    private Behaviour heldBack() {
        return (exchange, call) -> {
            if (call.streamed()) {
                ModelStub.sendHeaders(exchange, 200, "text/event-stream");
                ModelStub.send(exchange, ModelStub.chunk("Once ", null));
            }
            gate.arriveAndWait();
            exchange.close();
        };
    }

    private ServiceProcess startService() throws IOException {
        return ServiceProcess.configure()
                .property("orcha.data-dir", directory.resolve("home"))
                .property("orcha.model.base-url", model.baseUrl())
                .property("orcha.learning.idle", "1H")
                .start();
    }
}
