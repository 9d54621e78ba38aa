package io.orcha.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** The threads with which a JVM compiles. On two cores they take longer to come to rest than one would wait by guess. */
final class CompilerThreads {

    /** Linux cuts the names "C1 CompilerThread0" and "C2 CompilerThread0" to 15 characters. */
    private static final Pattern NAME = Pattern.compile("C[12] CompilerThre");

    /** The fields of {@code /proc/…/stat} behind the name: user and system time in hundredths of a second. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;
    private static final long MILLIS_PER_TICK = 10;

    private CompilerThreads() {}

    /** The CPU time of a JVM's compiler threads so far; zero where there is no {@code /proc}. */
    static Duration cpuTime(ProcessHandle jvm) {
        var threads = Path.of("/proc", Long.toString(jvm.pid()), "task");
        if (Files.notExists(threads)) {
            return Duration.ZERO;
        }
        long ticks = 0;
        try (var directories = Files.newDirectoryStream(threads)) {
            for (var directory : directories) {
                ticks += ticks(directory.resolve("stat"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    private static long ticks(Path stat) {
        String line;
        try {
            line = Files.readString(stat);
        } catch (IOException _) {
            return 0; // a thread that has ended meanwhile
        }
        int endOfName = line.lastIndexOf(')');
        if (!NAME.matcher(line.substring(line.indexOf('(') + 1, endOfName)).matches()) {
            return 0;
        }
        var fields = line.substring(endOfName + 2).split(" ", -1);
        return Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
    }
}
