package io.orcha.model.openai;

import io.orcha.model.ModelConfig;
import io.orcha.model.ModelException;
import io.orcha.platform.problem.ProblemType;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Sorts what can go wrong at the server: what is worth a retry, and what the client is told. */
final class Failures {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final ModelConfig config;
    private final Duration timeout;

    Failures(ModelConfig config) {
        this(config, config.timeout());
    }

    /** For calls that have a time-out of their own. */
    Failures(ModelConfig config, Duration timeout) {
        this.config = config;
        this.timeout = timeout;
    }

    /** Whether the same request may succeed in a moment. A time-out is not retried: the user has waited long enough. */
    boolean isTransient(Throwable failure) {
        if (failure instanceof UpstreamException upstream) {
            var wait = upstream.retryAfter();
            return upstream.isTransient() && (wait == null || wait.compareTo(config.maxRetryDelay()) <= 0);
        }
        return !isTimeout(failure) && isConnectionFailure(failure);
    }

    /** Whether a failure says that the server is in trouble, rather than that it did not like the request. */
    boolean isServerTrouble(Throwable failure) {
        return switch (failure) {
            case UpstreamException upstream -> upstream.isTransient();
            case ModelException known -> !known.isUnusable() && known.type() != ProblemType.MODEL_BUSY;
            default -> true;
        };
    }

    ModelException translate(Throwable failure) {
        return switch (failure) {
            case ModelException known -> known;
            case CircuitBreakerOpenException open ->
                ModelException.unavailable(
                        "The language model failed repeatedly and is left alone for a moment.",
                        config.circuitBreaker().delay(),
                        open);
            case UpstreamException refused
            when isRefusal(refused.status()) -> ModelException.unusable(describe(refused.status()), SOON, refused);
            case UpstreamException upstream ->
                ModelException.unavailable(
                        describe(upstream.status()), Objects.requireNonNullElse(upstream.retryAfter(), SOON), upstream);
            case Throwable late when isTimeout(late) -> ModelException.timeout(timeout, late);
            case Throwable unreadable
            when isUnreadable(unreadable) ->
                ModelException.unavailable(
                        "The language model answered something that is not a chat completion.", SOON, unreadable);
            case Throwable broken
            when hasCause(broken, IOException.class) ->
                ModelException.unavailable("The language model cannot be reached.", SOON, broken);
            default ->
                ModelException.unavailable(
                        "The language model answered something that is not a chat completion.", SOON, failure);
        };
    }

    /** Too long for the model, or its filter dislikes the content: what this request says, and not the server's state. */
    private static boolean isRefusal(int status) {
        return status == 400 || status == 413 || status == 422;
    }

    private String describe(int status) {
        return switch (status) {
            case 401, 403 ->
                "The language model refused the credentials; the operator has to check orcha.model.api-key.";
            case 404 ->
                "The language model's server does not know the model or the address; the operator has to check"
                        + " orcha.model.name and orcha.model.base-url.";
            case 429 -> "The language model is overloaded or its quota is used up.";
            default ->
                status >= 500
                        ? "The language model answered an error (HTTP %d).".formatted(status)
                        : "The language model refused the request (HTTP %d).".formatted(status);
        };
    }

    private static boolean isTimeout(Throwable failure) {
        return hasCause(failure, TimeoutException.class)
                || hasCause(failure, java.util.concurrent.TimeoutException.class);
    }

    private static boolean isConnectionFailure(Throwable failure) {
        return (hasCause(failure, IOException.class) || hasCause(failure, HttpClosedException.class))
                && !isUnreadable(failure);
    }

    private static boolean isUnreadable(Throwable failure) {
        return hasCause(failure, com.fasterxml.jackson.core.JacksonException.class);
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 10; t = t.getCause(), depth++) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
