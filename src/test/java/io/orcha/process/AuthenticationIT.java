package io.orcha.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.security.Tokens;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with credentials: from the first key to a revocation that every replica has heard of. */
class AuthenticationIT {

    private static final String KEYS = "/api/v1/operations/api-keys";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void goesFromTheFirstKeyToARevocationOnEveryReplica() throws Exception {
        var operator = newKey("operator", "admin");
        try (var one = withKeys().start();
                var other = withKeys().start()) {
            await().untilAsserted(() -> assertThat(one.output()).contains("authentication=api-keys"));
            assertThat(send(one, "GET", "/api/v1/memory/ada", null, null).statusCode())
                    .isEqualTo(401);
            var made = send(one, "POST", KEYS, operator, "{\"name\": \"shop\", \"scopes\": [\"memory:read\"]}");
            var key = JSON.readTree(made.body()).path("key").asText();
            var id = JSON.readTree(made.body()).at("/api_key/id").asText();
            assertThat(reading(one, key)).isEqualTo(200);
            assertThat(reading(other, key)).isEqualTo(200);

            assertThat(send(one, "DELETE", KEYS + "/" + id, operator, null).statusCode())
                    .isEqualTo(200);

            assertThat(reading(one, key)).isEqualTo(401);
            await("the other replica to hear of it")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> reading(other, key) == 401);
            assertThat(one.output() + other.output()).doesNotContain(key, operator);
        }
    }

    @Test
    void findsTheKeysOfItsIssuerAndFollowsTheirRotation() throws Exception {
        try (var issuer = Issuer.start()) {
            var launch = configured()
                    .property("quarkus.http.host", "0.0.0.0")
                    .property("orcha.security.jwt.issuer", issuer.address())
                    .property("orcha.security.jwt.audience", Tokens.AUDIENCE);
            issuer.goAway();
            try (var service = launch.start()) {
                await().untilAsserted(() -> assertThat(service.output()).contains("authentication=jwt"));
                issuer.useKey("first");
                var early = token(issuer);
                var unavailable = get(service, early);
                assertThat(unavailable.statusCode()).isEqualTo(503);
                assertThat(unavailable.headers().firstValue("Retry-After")).isPresent();

                issuer.comeBack();
                await("the issuer's keys")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> get(service, early).statusCode() == 200);
                issuer.useKey("second");

                await("the new key")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> get(service, token(issuer)).statusCode() == 200);
                assertThat(get(service, early).statusCode())
                        .as("the old key is gone")
                        .isEqualTo(401);
                assertThat(get(
                                        service,
                                        Tokens.of("ada")
                                                .claim("iss", issuer.address())
                                                .text())
                                .statusCode())
                        .as("signed by somebody else")
                        .isEqualTo(401);
            }
        }
    }

    private static String token(Issuer issuer) {
        return issuer.sign(Tokens.of("ada").claim("iss", issuer.address()));
    }

    /** Runs the command that makes a key, and configures it as the command says. */
    private String newKey(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of(System.getProperty("orcha.test.jar")).toAbsolutePath().toString(),
                "new-api-key"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).directory(directory.toFile()).start();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        var settings = printed.lines()
                .filter(line -> line.startsWith("orcha.security"))
                .toList();
        assertThat(settings).hasSize(2);
        Files.createDirectories(directory.resolve("config"));
        Files.write(directory.resolve("config/application.properties"), settings);
        return printed.lines()
                .filter(line -> line.startsWith("orcha_"))
                .findFirst()
                .orElseThrow();
    }

    private ServiceProcess.Launch withKeys() {
        return configured()
                .in(directory)
                .jar(Path.of(System.getProperty("orcha.test.jar")).toAbsolutePath());
    }

    private static ServiceProcess.Launch configured() {
        var launch = ServiceProcess.configure();
        new PostgresResource().start().forEach(launch::property);
        return launch;
    }

    private static int reading(ServiceProcess service, String key) throws IOException, InterruptedException {
        return send(service, "GET", "/api/v1/memory/ada", key, null).statusCode();
    }

    private static HttpResponse<String> get(ServiceProcess service, String token)
            throws IOException, InterruptedException {
        return send(service, "GET", "/api/v1/memory/ada", token, null);
    }

    private static HttpResponse<String> send(
            ServiceProcess service, String method, String path, String credential, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + service.baseUri().getPort() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(30));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (credential != null) {
            request.header("Authorization", "Bearer " + credential);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
