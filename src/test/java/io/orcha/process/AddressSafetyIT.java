package io.orcha.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.testing.PostgresResource;
import io.orcha.testing.ServiceProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without authentication nobody but the machine's owner is served, unless the operator says so. */
class AddressSafetyIT {

    @TempDir
    Path directory;

    @Test
    void refusesToListenOnEveryAddress() throws IOException {
        var service = ServiceProcess.configure()
                .property("orcha.data-dir", directory.resolve("home"))
                .property("quarkus.http.host", "0.0.0.0")
                .launch();

        assertThat(service.awaitExit()).isEqualTo(1);

        assertThat(service.output().lines())
                .singleElement()
                .asString()
                .contains("0.0.0.0", "orcha.security.jwt", "quarkus.http.host", "orcha.security.anonymous=allow");
        assertThat(directory.resolve("home/postgres/PG_VERSION")).exists();
        assertThat(directory.resolve("home/postgres/postmaster.pid"))
                .as("the embedded PostgreSQL is stopped")
                .doesNotExist();
    }

    @Test
    void listensOnEveryAddressWithAWarningWhenTheOperatorAllowsIt() throws IOException {
        try (var service = configured()
                .property("quarkus.http.host", "0.0.0.0")
                .property("orcha.security.anonymous", "allow")
                .start()) {
            assertThat(service.output().lines())
                    .anyMatch(line -> line.contains("WARN")
                            && line.contains("No authentication")
                            && line.contains("orcha.security.anonymous=allow"));
            assertThat(statusFor(service, "memory.example.com")).contains("200");
        }
    }

    @Test
    void servesOnlyRequestsThatNameThisMachineOnLoopback() throws IOException {
        try (var service = configured().start()) {
            assertThat(statusFor(service, "rebound.example.com")).contains("421");
            assertThat(statusFor(service, "localhost.example.com:8080")).contains("421");
            assertThat(statusFor(service, "localhost")).contains("200");
            assertThat(statusFor(service, "127.0.0.1:" + service.baseUri().getPort()))
                    .contains("200");
            assertThat(statusFor(service, "[::1]:8080")).contains("200");
        }
    }

    @Test
    void servesRequestsThatNameTheLoopbackAddressItListensOn() throws IOException {
        try (var service =
                configured().property("quarkus.http.host", "127.0.0.2").start()) {
            assertThat(statusFor(service, "127.0.0.2:" + service.baseUri().getPort()))
                    .contains("200");
            assertThat(statusFor(service, "127.0.0.3")).contains("421");
        }
    }

    @Test
    void listensOnEveryAddressWithAuthentication() throws IOException {
        try (var service =
                authenticated().property("quarkus.http.host", "0.0.0.0").start()) {
            await().untilAsserted(() -> assertThat(service.output()).contains("authentication=api-keys"));
            assertThat(service.output()).doesNotContain("WARN");
            assertThat(statusFor(service, "memory.example.com")).contains("401");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "orcha.security.anonymous, allow",
        "orcha.security.jwt.issuer, https://login.example.org",
        "orcha.security.api-keys.shop.hash, abc",
        "orcha.security.api-key-rotation-grace, -1S"
    })
    void refusesToStartWithSettingsThatContradict(String setting, String value) throws IOException {
        var service = authenticated().property(setting, value).launch();

        assertThat(service.awaitExit()).isEqualTo(1);

        assertThat(service.output().lines())
                .singleElement()
                .asString()
                .contains(setting.equals("orcha.security.jwt.issuer") ? "orcha.security.jwt.audience" : setting);
    }

    private static ServiceProcess.Launch authenticated() {
        return configured()
                .environment("ORCHA_SECURITY_API_KEYS_SHOP_HASH", "ab".repeat(32))
                .environment("ORCHA_SECURITY_API_KEYS_SHOP_SCOPES", "chat");
    }

    private static ServiceProcess.Launch configured() {
        var launch = ServiceProcess.configure();
        new PostgresResource().start().forEach(launch::property);
        return launch;
    }

    /** The status line of a request for a memory with a Host header, which an HTTP client would not let a test choose. */
    private static String statusFor(ServiceProcess service, String host) throws IOException {
        try (var socket = new Socket(
                        service.baseUri().getHost(), service.baseUri().getPort());
                var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            socket.getOutputStream()
                    .write("GET /api/v1/memory/ada HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(host)
                            .getBytes(US_ASCII));
            return answer.readLine();
        }
    }
}
