package io.orcha.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and on what the figures were measured.
 *
 * @param commit the commit of the work tree, with {@code -dirty} when it was changed since; {@code unknown} without git
 */
record Machine(int cores, String os, String architecture, String jdk, String commit, Instant measuredAt) {

    static Machine current() throws IOException, InterruptedException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                described(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String described() throws IOException, InterruptedException {
        Process git;
        try {
            git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            return "unknown"; // no git on this machine
        }
        var commit = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
        return git.waitFor() == 0 ? commit : "unknown";
    }
}
