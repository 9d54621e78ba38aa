package io.orcha.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * PostgreSQL with the extension vector for {@code @QuarkusTest} classes where there is no Docker engine: PGlite, which is the real
 * server and the real extension compiled to WebAssembly, with packages of npm in the versions that {@code src/test/pgvector} pins. It
 * has one session for all connections and one role, its superuser, so row-level security cannot be looked at on it.
 */
public final class PgvectorResource implements QuarkusTestResourceLifecycleManager {

    private static final Path SOURCE = Path.of("src/test/pgvector");
    private static final Path INSTALLED = Path.of("target/pgvector");
    private static final Path SERVER = Path.of("node_modules/@electric-sql/pglite-socket/dist/scripts/server.js");
    private static final Pattern PORT = Pattern.compile("listening on .*?\"port\":(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Process server;
    private Path log;

    /** Whether it can be had: with {@code -Dpgvector.required} it has to be. */
    public static boolean isThere() {
        if (System.getProperty("pgvector.required") != null) {
            return true;
        }
        try {
            return run(Path.of("."), "npm", "--version") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            install();
            log = Files.createTempFile("pgvector", ".log");
            server = new ProcessBuilder(
                            "node",
                            SERVER.toString(),
                            "--db=memory://",
                            "--port=0",
                            "--max-connections=64",
                            "--extensions=@electric-sql/pglite-pgvector:vector")
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            await("PGlite").atMost(PATIENCE).until(() -> port() > 0 || !server.isAlive());
            var url = "jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=disable&prepareThreshold=0&socketTimeout=60"
                    .formatted(port());
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    url,
                    "quarkus.datasource.username",
                    "postgres",
                    "quarkus.datasource.password",
                    "postgres",
                    // One session answers all of them, one after the other. It knows one set of prepared statements,
                    // and a
                    // transaction that waits for another connection would wait for ever.
                    "quarkus.datasource.jdbc.max-size",
                    "4",
                    PgvectorMigrations.ONE_SESSION,
                    "true",
                    "orcha.jobs.enabled",
                    "false");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.destroy();
        }
    }

    private static void install() throws IOException {
        if (Files.exists(INSTALLED.resolve(SERVER))) {
            return;
        }
        Files.createDirectories(INSTALLED);
        for (var file : List.of("package.json", "package-lock.json")) {
            Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (run(INSTALLED, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund") != 0) {
            throw new IOException("npm could not install what src/test/pgvector/package-lock.json names");
        }
    }

    private static int run(Path directory, String... command) throws IOException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private int port() {
        try {
            var line = PORT.matcher(Files.readString(log, UTF_8));
            return line.find() ? Integer.parseInt(line.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
