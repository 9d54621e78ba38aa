package io.orcha.platform;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The database cannot be reached, is shutting down or has no connection to spare (503). */
public final class DatabaseUnavailableException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    DatabaseUnavailableException(SQLException cause) {
        super(
                ProblemType.DATABASE_UNAVAILABLE,
                "The database cannot be reached at the moment; nothing of this request was acknowledged.",
                cause);
    }

    /** Whether the database is there, and chose this transaction to give way to another. */
    public boolean isConflict() {
        return getCause() instanceof SQLException e && hasState(e, "40");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(RETRY_AFTER);
    }

    /**
     * Whether a failure means that the server is away, rather than that the statement is wrong: a lost connection, too few
     * resources (SQL state class 53), a deadlock or another conflict of transactions that goes away when tried again (class
     * 40), or no SQL state at all, which is how the connection pool reports that none came free in time.
     */
    static boolean isCausedBy(SQLException failure) {
        return isLostConnection(failure)
                || hasState(failure, "53")
                || hasState(failure, "40")
                || failure.getSQLState() == null;
    }

    /** The same for an SQL failure that something else may be wrapped around. */
    static boolean isCausedBy(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e) {
                return isCausedBy(e);
            }
        }
        return false;
    }

    /** Whether the server is gone: a connection failure (SQL state class 08), or an intervention such as a shutdown (57P). */
    static boolean isLostConnection(SQLException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof IOException
                    || (t instanceof SQLException e && (hasState(e, "08") || hasState(e, "57P")))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasState(SQLException failure, String prefix) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith(prefix);
    }
}
