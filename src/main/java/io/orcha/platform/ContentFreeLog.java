package io.orcha.platform;

import io.orcha.platform.problem.FailureDescription;
import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps users' text out of the log: the exceptions that libraries log carry messages which quote what they could not parse or
 * store. Such a record keeps its own words, and the exception is told by its types and where it was thrown. What strangers could fill the
 * log with is left out.
 */
@LoggingFilter(name = "content-free")
final class ContentFreeLog implements Filter {

    private static final String HTTP2 = "io.netty.handler.codec.http2.";

    private final Set<PersonalData> redacted;

    ContentFreeLog(@ConfigProperty(name = "orcha.privacy.redact-logs", defaultValue = "email,phone") String redacted) {
        this.redacted = PersonalData.kinds(redacted);
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        var thrown = record.getThrown();
        if (isOfAStreamThatIsGone(thrown)) {
            return false;
        }
        if (thrown != null) {
            var parameters = record.getParameters();
            boolean fixed = parameters == null || parameters.length == 0;
            record.setMessage((fixed ? record.getMessage() + ": " : "") + describe(thrown));
            record.setParameters(null);
            record.setThrown(null);
        }
        redact(record);
        return true;
    }

    /**
     * Whether a client has reset its HTTP/2 stream while a file was written to it. It is reported as an error of ours, as often as
     * strangers like.
     */
    private static boolean isOfAStreamThatIsGone(@Nullable Throwable thrown) {
        return thrown != null
                && thrown.getStackTrace().length > 0
                && thrown.getStackTrace()[0].getClassName().startsWith(HTTP2);
    }

    /** A user's id may be an e-mail address, and a library may tell a client's. */
    private void redact(LogRecord record) {
        if (redacted.isEmpty()) {
            return;
        }
        var message = record.getMessage();
        if (message != null) {
            setMessage(record, PersonalData.redact(message, redacted));
        }
        var parameters = record.getParameters();
        if (parameters != null) {
            record.setParameters(Arrays.stream(parameters).map(this::redact).toArray());
        }
    }

    /** A new message would otherwise be taken for one in another style of parameters. */
    private static void setMessage(LogRecord record, String message) {
        if (message.equals(record.getMessage())) {
            return;
        }
        if (record instanceof ExtLogRecord styled) {
            styled.setMessage(message, styled.getFormatStyle());
        } else {
            record.setMessage(message);
        }
    }

    private @Nullable Object redact(@Nullable Object parameter) {
        if (parameter == null || parameter instanceof Number || parameter instanceof Boolean) {
            return parameter;
        }
        var text = parameter.toString();
        var redactedText = PersonalData.redact(text, redacted);
        return redactedText.equals(text) ? parameter : redactedText;
    }

    /** Where a library was when the database went away tells nobody anything. */
    private static String describe(Throwable thrown) {
        return DatabaseUnavailableException.isCausedBy(thrown)
                ? FailureDescription.of(thrown)
                : FailureDescription.withFrames(thrown);
    }
}
