package io.orcha.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.orcha.testing.Api;
import io.orcha.testing.ModelStub;
import io.orcha.testing.ModelStub.Behaviour;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.ServiceProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads in the log, and what nobody shall read there: users' text. */
class LogContentIT {

    /** In every text that a user, a client or the model writes. */
    private static final String CANARY = "kanarienvogel";

    private ModelStub model;
    private ServiceProcess process;
    private ServiceClient service;

    @BeforeEach
    void startModel() {
        model = ModelStub.start();
    }

    @AfterEach
    void stop() {
        process.close();
        model.close();
    }

    @ParameterizedTest(name = "JSON: {0}")
    @ValueSource(booleans = {false, true})
    void tellsFailuresByRequestAndKeepsUsersTextToItself(boolean json) throws IOException {
        start(json);

        saysTheCanaryWhereItIsStored();
        saysTheCanaryWhereItIsRefused();
        var failures = saysTheCanaryWhereTheModelFails();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(process.output()).contains(failures));
        process.stop();
        assertThat(process.output()).doesNotContainIgnoringCase(CANARY);
        if (json) {
            var events = process.output().lines().map(ServiceClient::parse).toList();
            assertThat(events).allMatch(JsonNode::isObject);
            assertThat(events)
                    .extracting(event -> event.at("/mdc/request_id").asText())
                    .containsAll(failures);
        }
    }

    private void start(boolean json) throws IOException {
        var launch = ServiceProcess.configure()
                .property("orcha.model.base-url", model.baseUrl())
                .property("orcha.model.max-retries", 0)
                .property("orcha.model.circuit-breaker.calls", 100_000)
                .property("orcha.learning.idle", "0.05S")
                .property("quarkus.log.console.json.enabled", json);
        new PostgresResource().start().forEach(launch::property);
        process = launch.start();
        service = ServiceClient.of(process);
    }

    private void saysTheCanaryWhereItIsStored() throws IOException {
        var user = Api.newUser();
        model.summarise(_ -> "- The user said " + CANARY);
        isOk(service.saveMemory(user, CANARY));
        isOk(service.memory(user));
        model.next(ModelStub.reply(CANARY));
        var session = service.chat(user, CANARY).session();
        isOk(service.chat(user, CANARY, "session_id", session, "stream", true));
        isOk(service.chat(user, CANARY, "memory", "off"));
        isOk(service.chat(user, CANARY, "memory", "read_only"));
        var line = Api.map("role", "user", "content", CANARY);
        isOk(service.chat(user, CANARY, "conversation_history", List.of(line)));
        isOk(service.post("/api/v1/sessions/import?user_id=" + user, List.of(line)));
        isOk(service.post(
                "/api/v1/sessions/import?user_id=" + user,
                "application/zip",
                zip("[{\"role\":\"user\",\"content\":\"%s\"}]".formatted(CANARY))));
        await().atMost(Duration.ofSeconds(10)).until(() -> !model.summaries().isEmpty());
        isOk(service.get("/sessions?user_id=" + user));
        assertThat(service.contents(user, session)).contains(CANARY);
        isOk(service.get("/api/v1/sessions/%s/export?user_id=%s".formatted(session, user)));
        isOk(service.delete("/api/v1/sessions/%s?user_id=%s".formatted(session, user)));
        isOk(service.delete("/api/v1/memory/" + user));
        isOk(service.delete("/api/v1/users/" + user));
    }

    private void saysTheCanaryWhereItIsRefused() throws IOException {
        var user = Api.newUser();
        var tooLong = CANARY.repeat(4_000);
        isRefused(service.post("/api/v1/memory", "{\"user_id\": \"%s\", \"content\": \"%s".formatted(user, CANARY)));
        isRefused(service.post("/api/v1/memory", "{\"user_id\": \"u\", \"content\": [\"%s\"]}".formatted(CANARY)));
        isRefused(service.post("/api/v1/memory", CANARY));
        isRefused(service.post("/api/v1/memory", "text/plain", CANARY.getBytes(UTF_8)));
        isRefused(service.saveMemory(user, CANARY + "\0"));
        isRefused(service.saveMemory(user, tooLong));
        isRefused(service.saveMemory(CANARY + " is no id", CANARY));
        isRefused(
                service.post("/api/v1/memory", "{\"user_id\": \"u\", \"content\": \"%s \\ud800\"}".formatted(CANARY)));
        isRefused(service.post("/api/v1/orcha/chat", "{\"message\": \"%s\"".formatted(CANARY)));
        isRefused(service.chat(user, tooLong));
        isRefused(service.chat(user, CANARY, "memory", CANARY));
        isRefused(service.chat(user, CANARY, "persona", CANARY));
        isRefused(service.chat(user, CANARY, "session_id", CANARY));
        isRefused(service.chat(user, CANARY, "stream", CANARY));
        isRefused(service.chat(user, CANARY, "conversation_history", List.of(CANARY)));
        isRefused(service.chat(user, CANARY, "session_id", "00000000-0000-7000-8000-000000000000"));
        var sessions = "/api/v1/sessions/import?user_id=" + user;
        isRefused(service.post(sessions, "[{\"role\": \"%1$s\", \"content\": \"%1$s\"}]".formatted(CANARY)));
        isRefused(service.post(sessions, "application/zip", CANARY.getBytes(UTF_8)));
        isRefused(service.post(sessions, "application/zip", zip(CANARY)));
        isRefused(service.get("/sessions?user_id=%s&cursor=%s".formatted(user, CANARY)));
        isRefused(service.get("/api/v1/sessions/%s/messages?user_id=%s".formatted(CANARY, user)));
    }

    /** The ids of the requests that failed. */
    private List<String> saysTheCanaryWhereTheModelFails() {
        var user = Api.newUser();
        // What summarises fails as well: its failures are told in the log only.
        model.summarise(text -> {
            throw new IllegalStateException(text);
        });
        return List.of(
                failsWith(answers(500, CANARY), service, user),
                failsWith(answers(400, "{\"error\": {\"message\": \"%s\"}}".formatted(CANARY)), service, user),
                failsWith(answers(200, CANARY), service, user),
                failsWith(answers(200, "{\"choices\": \"%s\"}".formatted(CANARY)), service, user),
                failsWith(answers(200, "{\"choices\": [{\"message\": %s}]}".formatted(CANARY)), service, user),
                streamFailsWith(answers(500, CANARY), service, user),
                streamFailsWith(answers(200, "data: {\"choices\": \"%s\"}\n\n".formatted(CANARY)), service, user),
                streamFailsWith(ModelStub.cutAfter(CANARY), service, user));
    }

    private String failsWith(Behaviour failure, ServiceClient service, String user) {
        model.next(failure);
        var answer = service.chat(user, CANARY);
        assertThat(answer.status()).isEqualTo(503);
        return answer.header("X-Request-Id");
    }

    private String streamFailsWith(Behaviour failure, ServiceClient service, String user) {
        model.next(failure);
        var answer = service.chat(user, CANARY, "stream", true);
        assertThat(answer.events().names()).endsWith("error");
        return answer.header("X-Request-Id");
    }

    private static Behaviour answers(int status, String body) {
        return (HttpExchange exchange, ModelStub.Call call) -> {
            ModelStub.sendHeaders(exchange, status, call.streamed() ? "text/event-stream" : "application/json");
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        };
    }

    private static void isOk(ServiceClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void isRefused(ServiceClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    }

    private static byte[] zip(String conversation) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(CANARY + ".json"));
            zip.write(conversation.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
