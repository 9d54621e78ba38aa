package io.orcha.platform.problem;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Describes a failure for the log by what and where, never by its message: messages of databases and parsers quote users' text. */
public final class FailureDescription {

    private static final int FRAMES = 25;

    private FailureDescription() {}

    /** The chain of exception types, with SQL states, in one line. */
    public static String of(Throwable failure) {
        var text = new StringBuilder();
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 8; t = t.getCause(), depth++) {
            text.append(depth == 0 ? "" : " <- ").append(t.getClass().getName());
            if (t instanceof SQLException sql) {
                text.append('[').append(sql.getSQLState()).append(']');
            }
        }
        return text.toString();
    }

    /** The same, followed by where the innermost cause was thrown. */
    public static String withFrames(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 8; depth++) {
            root = root.getCause();
        }
        return of(failure)
                + Arrays.stream(root.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n\tat " + frame)
                        .collect(Collectors.joining());
    }
}
