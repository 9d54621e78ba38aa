package io.orcha.platform.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs; what they print goes to a file, so that no pipe can fill up and nobody inherits one. */
final class Tools {

    private final PostgresBinaries binaries;
    private final Launcher launcher;
    private final Path directory;
    private final Path output;

    Tools(PostgresBinaries binaries, Launcher launcher, DataHome home) {
        this.binaries = binaries;
        this.launcher = launcher;
        this.directory = home.path();
        this.output = home.toolLog();
    }

    /** Runs a program to its end, or ends it when it takes too long; true when it succeeded. */
    boolean run(Duration patience, String program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(binaries.program(program).toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(launcher.command(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var environment = builder.environment();
        // The user's own PostgreSQL settings are about another server.
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        // A fixed language for the messages that we read, and a zone that initdb need not guess.
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        var process = builder.start();
        process.getOutputStream().close();
        // Not interruptible: whoever is interrupted while it stops the server still has to stop it.
        process.onExit()
                .completeOnTimeout(process, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (process.isAlive()) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    /** The last thing that the last program said. */
    String lastWords() throws IOException {
        return lastLine(Files.readString(output, StandardCharsets.ISO_8859_1));
    }

    static String lastLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce("", (_, last) -> last.strip());
    }
}
