package io.orcha.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.SQLException;

/** A process of its own that starts a server, says so and stops it once its input ends; tests kill it before. */
final class AbandonedServer {

    private AbandonedServer() {}

    public static void main(String... args) throws IOException, SQLException {
        try (var postgres = EmbeddedPostgres.start(Path.of(args[0]))) {
            Sql.execute(postgres, "CREATE TABLE kept (name text); INSERT INTO kept VALUES ('Ada')");
            System.out.println("started");
            while (System.in.read() >= 0) {
                // Waits for the end of the input.
            }
        }
    }

    static Process launch(Path home) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AbandonedServer.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        if (!"started".equals(output.readLine())) {
            throw new IOException("The server did not start");
        }
        return process;
    }
}
