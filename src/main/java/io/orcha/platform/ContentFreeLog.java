package io.orcha.platform;

import io.orcha.platform.problem.FailureDescription;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps users' text out of the log: the exceptions that libraries log carry messages which quote what they could not parse or
 * store. Such a record keeps its own words, and the exception is told by its types and where it was thrown.
 */
@LoggingFilter(name = "content-free")
final class ContentFreeLog implements Filter {

    @Override
    public boolean isLoggable(LogRecord record) {
        var thrown = record.getThrown();
        if (thrown != null) {
            var parameters = record.getParameters();
            boolean fixed = parameters == null || parameters.length == 0;
            record.setMessage((fixed ? record.getMessage() + ": " : "") + describe(thrown));
            record.setParameters(null);
            record.setThrown(null);
        }
        return true;
    }

    /** Where a library was when the database went away tells nobody anything. */
    private static String describe(Throwable thrown) {
        return DatabaseUnavailableException.isCausedBy(thrown)
                ? FailureDescription.of(thrown)
                : FailureDescription.withFrames(thrown);
    }
}
