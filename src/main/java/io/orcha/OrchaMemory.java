package io.orcha;

import io.orcha.backup.BackupCommand;
import io.orcha.platform.ClockAndIds;
import io.orcha.platform.embedded.EmbeddedDatabase;
import io.orcha.platform.embedded.EmbeddedPostgresException;
import io.orcha.security.NewKeyCommand;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** The process's entry point. */
@QuarkusMain
public final class OrchaMemory {

    private static final String SERVE = "serve";

    private OrchaMemory() {}

    /**
     * Does what the first argument says, or serves until the process is asked to end. With the system property {@code orcha.exit-with-parent} set to true it also
     * ends when the process that started it does, as a service run by a build tool should.
     */
    public static void main(String... args) {
        switch (args.length == 0 ? SERVE : args[0]) {
            case NewKeyCommand.NAME -> System.exit(NewKeyCommand.run(rest(args), System.out, System.err));
            case "backup", "restore", "verify" -> System.exit(BackupCommand.run(ClockAndIds.systemClock(), args));
            default -> serve(args);
        }
    }

    /** A command's own arguments. */
    private static String[] rest(String... args) {
        return Arrays.copyOfRange(args, 1, args.length);
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
