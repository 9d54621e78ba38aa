package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.testing.Api;
import io.orcha.testing.ModelStub;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One package, whose language model is chosen by nothing but the environment. */
class ModelConfigurationIT {

    private static final String START_LINE = "Orcha Memory serves: ";

    @TempDir
    Path directory;

    private ModelStub model;

    @BeforeEach
    void startModel() {
        model = ModelStub.start();
    }

    @AfterEach
    void stopModel() {
        model.close();
    }

    @Test
    void answersOfflineWithoutAnySetting() throws IOException {
        try (var service = ServiceProcess.configure()
                .property("orcha.data-dir", directory.resolve("home"))
                .start()) {
            var reply = ServiceClient.of(service).chat(Api.newUser(), "Hello");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text("/model/provider")).isEqualTo("offline");
            assertThat(startLine(service))
                    .contains(
                            "database=embedded PostgreSQL 18",
                            "vector extension=",
                            "model=offline",
                            "authentication=none",
                            "url=" + service.baseUri());
        }
    }

    @Test
    void asksTheServerAtTheBaseUrlWithoutAKey() throws IOException {
        try (var service = start(Map.of("ORCHA_MODEL_BASE_URL", model.baseUrl(), "ORCHA_MODEL_NAME", "llama"))) {
            answersFromTheServer(service);

            assertThat(model.lastCall().authorization()).isNull();
            assertThat(model.lastCall().body().path("model").asText()).isEqualTo("llama");
            assertThat(startLine(service))
                    .contains("database=configured PostgreSQL 18", "model=openai (llama)", "url=" + service.baseUri());
        }
    }

    @Test
    void sendsTheKey() throws IOException {
        try (var service =
                start(Map.of("ORCHA_MODEL_BASE_URL", model.baseUrl(), "ORCHA_MODEL_API_KEY", "top-secret"))) {
            answersFromTheServer(service);

            assertThat(model.lastCall().authorization()).isEqualTo("Bearer top-secret");
            assertThat(service.output()).doesNotContain("top-secret");
        }
    }

    @Test
    void understandsTheNamesOfQuarkusLangChain4j() throws IOException {
        try (var service = start(Map.of(
                "QUARKUS_LANGCHAIN4J_OPENAI_BASE_URL",
                model.baseUrl(),
                "QUARKUS_LANGCHAIN4J_OPENAI_API_KEY",
                "top-secret"))) {
            answersFromTheServer(service);

            assertThat(model.lastCall().authorization()).isEqualTo("Bearer top-secret");
        }
    }

    @Test
    void staysOfflineWhenToldSo() throws IOException {
        try (var service = start(Map.of(
                "ORCHA_MODEL_PROVIDER", "offline",
                "ORCHA_MODEL_BASE_URL", model.baseUrl(),
                "ORCHA_MODEL_API_KEY", "top-secret"))) {
            var reply = ServiceClient.of(service).chat(Api.newUser(), "Hello");

            assertThat(reply.text("/model/provider")).isEqualTo("offline");
            assertThat(model.calls()).isEmpty();
        }
    }

    @Test
    void refusesToStartWhenTheServerIsNotNamed() throws IOException {
        var service = configure(Map.of("ORCHA_MODEL_PROVIDER", "openai")).launch();

        assertThat(service.awaitExit()).isEqualTo(1);

        assertThat(service.output().lines())
                .containsExactly("orcha.model.provider=openai needs orcha.model.base-url or orcha.model.api-key.");
    }

    private void answersFromTheServer(ServiceProcess service) {
        var reply = ServiceClient.of(service).chat(Api.newUser(), "Hello");

        assertThat(reply.reply()).isEqualTo(ModelStub.DEFAULT_REPLY);
        assertThat(reply.text("/model/provider")).isEqualTo("openai");
        assertThat(model.lastCall().contents()).endsWith("Hello");
    }

    /** It is written just after the service begins to listen. */
    private static String startLine(ServiceProcess service) {
        await().atMost(Duration.ofSeconds(10)).until(() -> service.output().contains(START_LINE));
        return service.output()
                .lines()
                .filter(line -> line.contains(START_LINE))
                .findFirst()
                .orElseThrow();
    }

    private static ServiceProcess start(Map<String, String> environment) throws IOException {
        return configure(environment).start();
    }

    private static ServiceProcess.Launch configure(Map<String, String> environment) {
        var launch = ServiceProcess.configure();
        new PostgresResource().start().forEach(launch::property);
        environment.forEach(launch::environment);
        return launch;
    }
}
