package io.orcha.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcha.testing.PostgresResource;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection may be idle for a minute here, and take half a second for the head of a request. */
class KeptAliveConnectionIT {

    private static final String END = "\r\n\r\n";
    private static final String REFUSED = "POST /api/v1/memory HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"a\":";
    private static final String REST = "\"bcde\"}";
    private static final String PROBE = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final int LONGER_THAN_A_HEAD = 2_000;

    private ServiceProcess service;

    @BeforeEach
    void start() throws IOException {
        var launch = ServiceProcess.configure()
                .property("orcha.http.head-timeout", "0.5S")
                .property("orcha.http.connection-idle", "60S")
                .property("orcha.security.api-keys.nobodys.hash", "ab".repeat(32))
                .property("orcha.security.api-keys.nobodys.scopes", "chat");
        new PostgresResource().start().forEach(launch::property);
        service = launch.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void takesTheRestOfARefusedBodyForNoHead() throws IOException {
        try (var connection = connect()) {
            send(connection, REFUSED);
            assertThat(answer(connection)).startsWith("HTTP/1.1 401").doesNotContainIgnoringCase("connection: close");
            send(connection, REST);

            assertThatThrownBy(() -> answer(connection)).isInstanceOf(SocketTimeoutException.class);

            send(connection, PROBE);
            assertThat(answer(connection)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void closesAConnectionWhoseHeadIsSlow() throws IOException {
        try (var connection = connect()) {
            send(connection, PROBE.substring(0, 20));

            assertThat(answer(connection)).isEmpty();
        }
    }

    @Test
    void closesAConnectionWhoseNextHeadIsSlow() throws IOException {
        try (var connection = connect()) {
            send(connection, REFUSED + REST);
            assertThat(answer(connection)).startsWith("HTTP/1.1 401");

            send(connection, PROBE.substring(0, 20));

            assertThat(answer(connection)).isEmpty();
        }
    }

    private Socket connect() throws IOException {
        var socket =
                new Socket(InetAddress.getLoopbackAddress(), service.baseUri().getPort());
        socket.setSoTimeout(LONGER_THAN_A_HEAD);
        return socket;
    }

    private static void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** The head of the next response, and what came with it; empty when the connection was closed. */
    private static String answer(Socket connection) throws IOException {
        var answer = new StringBuilder();
        var buffer = new byte[8_192];
        while (answer.indexOf(END) < 0) {
            int read = connection.getInputStream().read(buffer);
            if (read < 0) {
                return answer.toString();
            }
            answer.append(new String(buffer, 0, read, ISO_8859_1));
        }
        int body = answer.indexOf(END) + END.length();
        var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(answer);
        int whole = body + (length.find() ? Integer.parseInt(length.group(1)) : 0);
        while (answer.length() < whole) {
            answer.append(new String(buffer, 0, connection.getInputStream().read(buffer), ISO_8859_1));
        }
        return answer.toString();
    }
}
