package io.orcha.chat;

import io.orcha.model.ModelException;
import io.orcha.platform.DatabaseUnavailableException;
import io.orcha.platform.problem.ProblemException;
import java.util.Locale;

/** How a turn ended. */
enum TurnOutcome {
    /** The reply is stored. */
    OK,
    /** The client was told what is wrong with the request, for example that there is no such session. */
    REFUSED,
    /** The model gave no reply. */
    MODEL_FAILED,
    DATABASE_UNAVAILABLE,
    /** The client did not wait for the end of a stream. */
    HUNG_UP,
    /** Something is wrong with the service. */
    FAILED;

    private static final int SERVER_ERROR = 500;

    static TurnOutcome of(RuntimeException failure) {
        return switch (failure) {
            case ModelException _, TurnFailedException _ -> MODEL_FAILED;
            case DatabaseUnavailableException _ -> DATABASE_UNAVAILABLE;
            case ProblemException problem when problem.type().status() < SERVER_ERROR -> REFUSED;
            default -> FAILED;
        };
    }

    /** The name in lower case, as metrics and traces know it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
