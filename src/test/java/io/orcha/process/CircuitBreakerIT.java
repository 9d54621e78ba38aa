package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.testing.Api;
import io.orcha.testing.ModelStub;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that keeps failing is left alone for a while, and used again once it works. */
class CircuitBreakerIT {

    private static final int CALLS = 4;

    private ModelStub model;
    private ServiceProcess service;

    @BeforeEach
    void start() throws IOException {
        model = ModelStub.start();
        var launch = ServiceProcess.configure()
                .property("orcha.model.base-url", model.baseUrl())
                .property("orcha.model.max-retries", 0)
                .property("orcha.model.circuit-breaker.calls", CALLS)
                .property("orcha.model.circuit-breaker.failure-ratio", 0.5)
                .property("orcha.model.circuit-breaker.delay", "2S")
                // The summarising calls pass the same breaker; in this test they would count as successes.
                .property("orcha.learning.idle", "1H");
        new PostgresResource().start().forEach(launch::property);
        service = launch.start();
    }

    @AfterEach
    void stop() {
        service.close();
        model.close();
    }

    @ParameterizedTest(name = "stream: {0}")
    @ValueSource(booleans = {false, true})
    void failsAtOnceAfterRepeatedFailuresAndRecovers(boolean stream) {
        var client = ServiceClient.of(service);
        for (int i = 0; i < CALLS; i++) {
            model.next(ModelStub.status(500));
            assertThat(status(client.chat(Api.newUser(), "Hi", "stream", stream)))
                    .isEqualTo(503);
        }

        var refused = client.chat(Api.newUser(), "Hi", "stream", stream);

        assertThat(status(refused)).isEqualTo(503);
        assertThat(refused.body()).contains("left alone for a moment");
        if (!stream) {
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(refused.header("Retry-After")).isEqualTo("2");
        }
        assertThat(model.calls()).as("the model is not bothered").hasSize(CALLS);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> status(client.chat(Api.newUser(), "Hi", "stream", stream)) == 200);
        assertThat(client.chat(Api.newUser(), "Hi", "stream", stream).reply()).isEqualTo(ModelStub.DEFAULT_REPLY);
    }

    /** A stream that fails has begun with 200; its last event tells. */
    private static int status(ServiceClient.Answer answer) {
        if (!answer.header("Content-Type").startsWith("text/event-stream")) {
            return answer.status();
        }
        var events = answer.events();
        return events.names().getLast().equals("error")
                ? events.last().path("status").asInt()
                : answer.status();
    }
}
