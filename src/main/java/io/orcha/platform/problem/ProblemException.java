package io.orcha.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a client is told about. Features extend it with exceptions of their own; the message is written for the
 * client and never holds stored text, a stack trace or an internal name.
 */
public abstract class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    protected ProblemException(ProblemType type, String detail) {
        this(type, detail, null);
    }

    protected ProblemException(ProblemType type, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    /** What kind of problem this is; it decides the HTTP status. */
    public ProblemType type() {
        return type;
    }

    /** The sentence that tells the client what happened and what to do. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** How long the client should wait before it tries again, when trying again can help. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** Further members of the problem, by their JSON names. */
    public Map<String, Object> extensions() {
        return Map.of();
    }

    /** The fields at fault, when the request's content is. */
    public List<FieldError> errors() {
        return List.of();
    }
}
