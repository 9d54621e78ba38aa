package io.orcha;

import io.orcha.backup.BackupCommand;
import io.orcha.platform.ClockAndIds;
import io.orcha.platform.embedded.EmbeddedDatabase;
import io.orcha.platform.embedded.EmbeddedPostgresException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process's entry point. */
@QuarkusMain
public final class OrchaMemory {

    private OrchaMemory() {}

    /**
     * Runs a command, or serves until the process is asked to end. With the system property {@code orcha.exit-with-parent} set to true it also
     * ends when the process that started it does, as a service run by a build tool should.
     */
    public static void main(String... args) {
        switch (args.length == 0 ? "" : args[0]) {
            case "backup", "restore", "verify" -> System.exit(BackupCommand.run(ClockAndIds.systemClock(), args));
            default -> serve(args);
        }
    }

    private static void serve(String... args) {
        if (Boolean.getBoolean("orcha.exit-with-parent")) {
            ProcessHandle.current().parent().ifPresent(parent -> {
                var _ = parent.onExit().thenRun(Quarkus::asyncExit);
            });
        }
        // In development mode this runs at every reload and returns at its end; otherwise Quarkus ends the process.
        try (var _ = EmbeddedDatabase.startUnlessConfigured()) {
            Quarkus.run(args);
        } catch (EmbeddedPostgresException e) {
            if (LaunchMode.current().isDevOrTest()) {
                throw e;
            }
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
