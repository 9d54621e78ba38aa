package io.orcha.backup;

import io.orcha.platform.embedded.CommandDatabase;
import io.orcha.platform.embedded.EmbeddedPostgresException;
import io.orcha.platform.problem.FailureDescription;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The commands {@code backup}, {@code restore} and {@code verify}, which run beside the service or without it. */
public final class BackupCommand {

    private static final String USAGE = """
            backup  [--out FILE|-] [--user ID]... [--gzip]
            backup  --every DURATION --dir DIRECTORY [--keep NUMBER] [--gzip]
            restore --in FILE|- [--user ID]... [--replace] [--skip-erased|--even-erased] [--dry-run]
            verify  --in FILE|-
            """;

    private final Progress progress;
    private final Clock clock;
    private final Databases databases;

    /** Finds the database, which may be made when there is none if the argument is true. */
    @FunctionalInterface
    interface Databases {
        CommandDatabase open(boolean mayCreate);
    }

    BackupCommand(PrintStream messages, Clock clock, Databases databases) {
        this.progress = new Progress(messages);
        this.clock = clock;
        this.databases = databases;
    }

    /**
     * Runs a command. Messages go to standard error; none of them quotes what a user wrote.
     *
     * @param command its name, and then its arguments
     * @return the exit code: 0 done, 1 failed, 2 arguments not understood, 3 file refused, 4 database refused
     */
    public static int run(Clock clock, String... command) {
        var arguments = Arrays.asList(command);
        return new BackupCommand(System.err, clock, CommandDatabase::open)
                .execute(arguments.getFirst(), arguments.subList(1, arguments.size()))
                .code();
    }

    Exit execute(String name, List<String> arguments) {
        try {
            run(name, arguments);
            return Exit.DONE;
        } catch (BackupException e) {
            return failed(name, e.exit(), describe(e));
        } catch (IOException | SQLException | EmbeddedPostgresException | FlywayException e) {
            return failed(name, Exit.FAILED, describe(e));
        }
    }

    /** Tells what went wrong without quoting what is in the database. */
    static String describe(Exception failure) {
        return switch (failure) {
            case SQLException sql -> DatabaseFailure.describe(sql);
            case BackupException e -> Objects.requireNonNull(e.getMessage());
            case EmbeddedPostgresException e -> Objects.requireNonNull(e.getMessage());
            case IOException e -> e.toString();
            case Exception e -> FailureDescription.of(e);
        };
    }

    private Exit failed(String name, Exit exit, String message) {
        progress.say(name + ": " + message);
        if (exit == Exit.USAGE) {
            progress.say(USAGE.stripTrailing());
        }
        return exit;
    }

    private void run(String name, List<String> given) throws IOException, SQLException {
        switch (name) {
            case "backup" -> {
                var arguments = Arguments.parse(
                        given, Set.of("--gzip"), Set.of("--out", "--user", "--every", "--keep", "--dir"));
                if (arguments.value("--every") == null) {
                    backUp(arguments);
                } else {
                    ScheduledBackups.of(arguments, clock, progress, (file, packed) -> toFile(file, null, packed))
                            .run();
                }
            }
            case "restore" ->
                restore(Arguments.parse(
                        given,
                        Set.of("--dry-run", "--replace", "--skip-erased", "--even-erased"),
                        Set.of("--in", "--user")));
            case "verify" -> verify(Arguments.parse(given, Set.of(), Set.of("--in")));
            default -> throw new BackupException(Exit.USAGE, "no such command");
        }
    }

    private void backUp(Arguments arguments) throws IOException, SQLException {
        var name = Objects.requireNonNullElse(arguments.value("--out"), BackupSource.STANDARD);
        var users = arguments.all("--user").isEmpty() ? null : arguments.all("--user");
        boolean packed = arguments.has("--gzip");
        if (name.equals(BackupSource.STANDARD)) {
            // Past System.out, which a logging library may have replaced.
            try (var output = BackupTarget.stream(new FileOutputStream(FileDescriptor.out), packed)) {
                summarise("saved", write(users, output));
            }
        } else {
            toFile(Path.of(name), users, packed);
        }
    }

    private void toFile(Path file, @Nullable List<String> users, boolean packed) throws IOException, SQLException {
        try (var target = BackupTarget.open(file, packed)) {
            var summary = write(users, target.output());
            target.complete();
            summarise("saved", summary);
        }
    }

    private BackupReader.Summary write(@Nullable List<String> users, java.io.OutputStream output)
            throws IOException, SQLException {
        try (var database = databases.open(false);
                var connection = database.connect()) {
            var summary = BackupWriter.write(connection, users, output, progress);
            if (users != null && summary.rows() == 0) {
                throw new BackupException(Exit.CONFLICT, "there is nothing of the given user(s)");
            }
            return summary;
        }
    }

    private void verify(Arguments arguments) throws IOException, SQLException {
        try (var source = BackupSource.open(arguments.required("--in"), System.in)) {
            summarise("whole and unaltered", source.read(new BackupReader.Visitor() {}));
        }
    }

    private void restore(Arguments arguments) throws IOException, SQLException {
        var request = new Restoration.Request(
                arguments.has("--dry-run"),
                arguments.has("--replace"),
                erased(arguments),
                Set.copyOf(arguments.all("--user")));
        try (var source = BackupSource.open(arguments.required("--in"), System.in)) {
            var summary = source.read(new BackupReader.Visitor() {});
            summarise("whole and unaltered", summary);
            try (var database = databases.open(!request.dryRun())) {
                restore(source, summary, request, database);
            }
        }
    }

    private static Restoration.Erased erased(Arguments arguments) {
        boolean skip = arguments.has("--skip-erased");
        boolean bringBack = arguments.has("--even-erased");
        if (skip && bringBack) {
            throw new BackupException(Exit.USAGE, "--skip-erased and --even-erased exclude each other");
        }
        return skip ? Restoration.Erased.SKIP : bringBack ? Restoration.Erased.RESTORE : Restoration.Erased.REFUSE;
    }

    private void restore(
            BackupSource source, BackupReader.Summary summary, Restoration.Request request, CommandDatabase database)
            throws IOException, SQLException {
        var schema = new Schema(database);
        if (schema.prepareFor(summary.header().schema(), request.dryRun())) {
            try (var connection = database.connect()) {
                var result = Restoration.run(connection, source, request, progress);
                progress.say("%s: %d users, %d rows"
                        .formatted(
                                request.dryRun() ? "could be restored, nothing was written" : "restored",
                                result.users(),
                                result.rows()));
            }
        } else {
            progress.say("the database has no tables yet; a restoration makes them, nothing was written");
        }
    }

    private void summarise(String what, BackupReader.Summary summary) {
        progress.say("%s: %d rows of %d tables, %d bytes, of %s, schema %s"
                .formatted(
                        what,
                        summary.rows(),
                        summary.tables(),
                        summary.bytes(),
                        summary.header().createdAt(),
                        summary.header().schema()));
    }
}
