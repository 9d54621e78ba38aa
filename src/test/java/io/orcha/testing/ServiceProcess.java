package io.orcha.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The packaged service as a process of its own, on a free port. The package is the one that the build names in the system
 * property {@code orcha.test.jar}. Settings for the service in the test's environment do not reach it.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s\"]+:\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path output;

    private ServiceProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** A service to be configured and then started. */
    public static Launch configure() {
        return new Launch();
    }

    /** Where the service listens. */
    public URI baseUri() {
        return address().orElseThrow(() -> new IllegalStateException("The service does not listen:\n" + output()));
    }

    /** Everything printed so far, to standard output and standard error. */
    public String output() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** GETs a path of the service as text. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(baseUri().resolve(path))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Asks the service to end, as an operator does, and returns its exit code. */
    public int stop() {
        process.destroy();
        return awaitExit();
    }

    /** Asks the service to end, with the signal TERM, and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Ends the service without a warning, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Waits for a service that ends by itself and returns its exit code. */
    public int awaitExit() {
        await("end of the service").atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private Optional<URI> address() {
        var line = LISTENING.matcher(output());
        return line.find() ? Optional.of(URI.create(line.group(1))) : Optional.empty();
    }

    /** How a service is to be started. */
    public static final class Launch {

        private final Map<String, String> properties = new LinkedHashMap<>(Map.of("quarkus.http.port", "0"));
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<String> prefix = new ArrayList<>();
        private Path jar = Path.of(System.getProperty("orcha.test.jar"));
        private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

        private boolean underLoad;

        private Launch() {}

        /** Sets a system property of the service. */
        public Launch property(String name, Object value) {
            properties.put(name, value.toString());
            return this;
        }

        /** Sets an environment variable of the service. */
        public Launch environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Starts the service in a directory, where it finds {@code .env} and {@code config/}. */
        public Launch in(Path workingDirectory) {
            directory = workingDirectory;
            return this;
        }

        /** Lets the service compile its code as well as it can, because it has much to do. */
        public Launch underLoad() {
            underLoad = true;
            return this;
        }

        /** Starts another copy of the package. */
        public Launch jar(Path copy) {
            jar = copy;
            return this;
        }

        /** Starts the service through another program, such as {@code setpriv}. */
        public Launch through(String... command) {
            prefix.addAll(List.of(command));
            return this;
        }

        /** Starts the service and waits until it serves. */
        public ServiceProcess start() throws IOException {
            var service = launch();
            await("start of the service")
                    .atMost(PATIENCE)
                    .until(() -> service.address().isPresent() || !service.isAlive());
            if (!service.isAlive()) {
                throw new IllegalStateException("The service ended at its start:\n" + service.output());
            }
            return service;
        }

        /** Starts the service and waits for nothing. */
        public ServiceProcess launch() throws IOException {
            var command = new ArrayList<>(prefix);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx256m");
            if (!underLoad) {
                // It lives too shortly for the other compiler to pay.
                command.add("-XX:TieredStopAtLevel=1");
            }
            properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
            command.add("-jar");
            command.add(jar.toString());
            var output = Files.createTempFile("orcha-service", ".log");
            output.toFile().deleteOnExit();
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("ORCHA_"));
            builder.environment().putAll(environment);
            return new ServiceProcess(builder.start(), output);
        }
    }
}
