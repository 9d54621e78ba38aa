package io.orcha.model;

import io.orcha.platform.problem.ProblemType;
import java.util.Locale;

/** How a call of the model ended. */
enum CallOutcome {
    NONE,
    UNAVAILABLE,
    UNUSABLE,
    TIMEOUT,
    CANCELLED,
    OTHER;

    static CallOutcome of(RuntimeException failure) {
        return switch (failure) {
            case ModelException model when model.type() == ProblemType.MODEL_TIMEOUT -> TIMEOUT;
            case ModelException model -> model.isUnusable() ? UNUSABLE : UNAVAILABLE;
            default -> OTHER;
        };
    }

    /** The value of {@code error.type}; {@code none} for a success, because a metric has the same labels always. */
    String errorType() {
        return name().toLowerCase(Locale.ROOT);
    }
}
