package io.orcha.bench;

import io.orcha.platform.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The packaged service as production runs it, with a PostgreSQL and a model of its own, each in its own processes. */
final class Testbed implements AutoCloseable {

    private final Path directory;
    private final Path packagedService;
    private final EmbeddedPostgres postgres;
    private final ProcessHandle postmaster;
    private final JavaProcess model;
    private final HttpClient http = HttpClient.newHttpClient();
    private JavaProcess service;

    private Testbed(
            Path directory, Path packagedService, EmbeddedPostgres postgres, JavaProcess model, JavaProcess service)
            throws IOException {
        this.directory = directory;
        this.packagedService = packagedService;
        this.postgres = postgres;
        this.postmaster = postmaster(directory);
        this.model = model;
        this.service = service;
    }

    static Testbed start(Path packagedService, List<String> serviceOptions) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("orcha-bench");
        var postgres = EmbeddedPostgres.start(directory.resolve("data"));
        // Also when the benchmark is interrupted or the service does not start: PostgreSQL would outlive it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            postgres.close();
            deleteAll(directory);
        }));
        var model = JavaProcess.start(
                directory.resolve("model.log"),
                List.of("-Xmx64m", "-cp", System.getProperty("java.class.path"), ModelStub.class.getName()));
        var service = JavaProcess.start(
                directory.resolve("service.log"), serviceCommand(packagedService, serviceOptions, postgres, model));
        return new Testbed(directory, packagedService, postgres, model, service);
    }

    /** Ends the service and starts it with other options, on the same database. */
    void restart(List<String> serviceOptions) throws IOException, InterruptedException {
        service.close();
        service = JavaProcess.start(
                directory.resolve("service.log"), serviceCommand(packagedService, serviceOptions, postgres, model));
    }

    /** Starts a further replica with other options, on the same database; whoever starts it closes it. */
    JavaProcess another(List<String> serviceOptions) throws IOException, InterruptedException {
        return JavaProcess.start(
                directory.resolve("another.log"), serviceCommand(packagedService, serviceOptions, postgres, model));
    }

    /** The service's process. */
    ProcessHandle service() {
        return service.handle();
    }

    /** A connection to the service's database. */
    BenchDatabase openDatabase() throws SQLException {
        return BenchDatabase.open(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }

    /**
     * Posts JSON to the service.
     *
     * @return the answer's body
     * @throws IOException when the answer is not 200
     */
    String post(String path, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(service.port(), path)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return answer(request);
    }

    /**
     * Gets something from the service.
     *
     * @return the answer's body
     * @throws IOException when the answer is not 200
     */
    String get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(service.port(), path)))
                .build());
    }

    private String answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    "%s answered %d: %s".formatted(request.uri().getPath(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port());
    }

    /** Host and port, as requests name them. */
    String host() {
        return "127.0.0.1:" + service.port();
    }

    /** What was used up so far. */
    Consumption consumed() throws IOException, InterruptedException {
        var summaries = URI.create("http://127.0.0.1:%d/summaries".formatted(model.port()));
        return new Consumption(
                Consumption.cpuTime(service.handle()),
                CompilerThreads.cpuTime(service.handle()),
                Consumption.cpuTime(postmaster),
                Long.parseLong(http.send(HttpRequest.newBuilder(summaries).build(), BodyHandlers.ofString())
                        .body()));
    }

    @Override
    public void close() {
        http.close();
        service.close();
        model.close();
        postgres.close();
    }

    private static List<String> serviceCommand(
            Path packagedService, List<String> options, EmbeddedPostgres postgres, JavaProcess model) {
        var command = new ArrayList<>(List.of(
                "-Xmx512m",
                "-Dquarkus.http.port=0",
                "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl(),
                "-Dquarkus.datasource.username=" + postgres.runtimeUsername(),
                "-Dquarkus.datasource.owner.username=" + postgres.username(),
                "-Dquarkus.datasource.password=" + postgres.password(),
                "-Dquarkus.datasource.owner.password=" + postgres.password(),
                "-Dorcha.model.provider=openai",
                "-Dorcha.model.base-url=http://127.0.0.1:%d/v1".formatted(model.port())));
        command.addAll(options);
        command.addAll(
                List.of("-jar", packagedService.resolve("quarkus-run.jar").toString()));
        return command;
    }

    /** PostgreSQL detaches itself, but leaves its process id. */
    private static ProcessHandle postmaster(Path directory) throws IOException {
        var pid = Files.readAllLines(directory.resolve("data/postgres/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static void deleteAll(Path directory) {
        try (var paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
