package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.platform.embedded.EmbeddedPostgres;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup commands of the package, beside a service that is written to all the time, and the service on what they restored. */
class BackupUnderLoadIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    /** How a command ended. */
    private record Outcome(int exit, String messages) {}

    @Test
    void savesOneMomentOfALiveServiceAndServesWhatItRestored() throws Exception {
        var backup = directory.resolve("backup.ndjson.gz");
        try (var service = service("origin").start()) {
            var client = ServiceClient.of(service);
            client.saveMemory("fred", "My name is Fred and I love Python. 🐍");
            client.chat("fred", "I moved to Porto.");
            try (var load = Load.on(client)) {
                load.awaitMore(3, status -> status == 200, PATIENCE);
                var saved = run("origin", "backup", "--gzip", "--out", backup.toString());
                assertThat(saved.exit()).as(saved.messages()).isZero();
                load.awaitMore(1, status -> status == 200, PATIENCE);
                assertThat(load.outcomes()).allMatch(outcome -> outcome.status() == 200);
            }
        }

        // Nothing is there yet: the server, the database and its tables are made by the restoration.
        var dry = run("restored", "restore", "--dry-run", "--in", backup.toString());
        assertThat(dry.exit()).as(dry.messages()).isEqualTo(1);
        var restored = run("restored", "restore", "--in", backup.toString());
        assertThat(restored.exit()).as(restored.messages()).isZero();

        // What is saved of the restored database is, table by table, what was restored, but for jobs, which run nowhere
        // now.
        var again = directory.resolve("again.ndjson");
        assertThat(run("restored", "backup", "--out", again.toString()).exit()).isZero();
        assertThat(checksums(again)).isEqualTo(checksums(unpacked(backup)));

        try (var service = service("restored").start()) {
            var client = ServiceClient.of(service);
            assertThat(client.chat("fred", "What is my name and where do I live?")
                            .reply())
                    .contains("Fred")
                    .contains("Porto");
            var users = users(again);
            assertThat(users).contains("fred").hasSizeGreaterThan(3);
            for (var user : users) {
                assertThat(client.get("/api/v1/memory/%s/versions/verify".formatted(user))
                                .json()
                                .path("intact")
                                .asBoolean())
                        .as(user)
                        .isTrue();
            }
        }
    }

    @Test
    void savesAConfiguredDatabaseThroughStandardOutput() throws Exception {
        try (var postgres = EmbeddedPostgres.start(directory.resolve("configured"));
                var service = service("unused")
                        .property("quarkus.datasource.jdbc.url", postgres.jdbcUrl())
                        .property("quarkus.datasource.username", postgres.username())
                        .property("quarkus.datasource.password", postgres.password())
                        .start()) {
            ServiceClient.of(service).saveMemory("ada", "- Ada writes programs.");
            var file = directory.resolve("out.ndjson");
            var command = command("unused", "backup");
            command.addAll(
                    1,
                    List.of(
                            "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl(),
                            "-Dquarkus.datasource.owner.username=" + postgres.username(),
                            "-Dquarkus.datasource.owner.password=" + postgres.password()));
            var process = new ProcessBuilder(command)
                    .redirectOutput(file.toFile())
                    .redirectError(directory.resolve("err").toFile())
                    .start();
            assertThat(process.waitFor()).isZero();

            var verified = new ProcessBuilder(command("unused", "verify", "--in", "-"))
                    .redirectInput(file.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("verified").toFile())
                    .start();
            assertThat(verified.waitFor()).isZero();
            assertThat(Files.readString(file)).contains("Ada writes programs.");
            assertThat(directory.resolve("unused")).doesNotExist();
        }
    }

    private ServiceProcess.Launch service(String home) {
        return ServiceProcess.configure().property("orcha.data-dir", directory.resolve(home));
    }

    private List<String> command(String home, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dorcha.data-dir=" + directory.resolve(home),
                "-jar",
                System.getProperty("orcha.test.jar")));
        command.addAll(List.of(arguments));
        return command;
    }

    private Outcome run(String home, String... arguments) throws IOException {
        var output = Files.createTempFile(directory, "command", ".log");
        var process = new ProcessBuilder(command(home, arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await("end of the command").atMost(PATIENCE).until(() -> !process.isAlive());
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    private Path unpacked(Path packed) throws IOException {
        var file = directory.resolve("unpacked.ndjson");
        try (var input = new java.util.zip.GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(input, file);
        }
        return file;
    }

    /** What the file says of each table but that of the jobs. */
    private static Map<String, String> checksums(Path backup) throws IOException {
        var checksums = new LinkedHashMap<String, String>();
        try (var lines = Files.lines(backup)) {
            lines.filter(line -> line.startsWith("{\"#end\":"))
                    .map(ServiceClient::parse)
                    .filter(end -> !end.path("#end").asText().equals("scheduled_tasks"))
                    .forEach(end -> checksums.put(end.path("#end").asText(), end.toString()));
        }
        assertThat(checksums).containsKeys("users", "chat_messages", "user_memory_versions");
        return checksums;
    }

    private static List<String> users(Path backup) throws IOException {
        try (var lines = Files.lines(backup)) {
            return lines.dropWhile(line -> !line.startsWith("{\"#table\":\"users\""))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("{\"#end\":"))
                    .map(line -> ServiceClient.parse(line).path("user_id").asText())
                    .toList();
        }
    }
}
