package io.orcha.platform.http;

import io.orcha.platform.problem.ProblemException;
import io.orcha.platform.problem.ProblemType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of a request did not arrive, or not in time; nothing of the request was done. */
final class BodyNotReceivedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private BodyNotReceivedException(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type, detail, cause);
    }

    /** 408. */
    static BodyNotReceivedException tooSlow() {
        return new BodyNotReceivedException(
                ProblemType.REQUEST_TIMEOUT, "The body did not arrive in time; send it again, faster.", null);
    }

    /** 408 for a wait, which the server reports without a cause; 400 for a body that broke off or is no body. */
    static BodyNotReceivedException because(IOException failure) {
        return failure.getCause() == null
                ? tooSlow()
                : new BodyNotReceivedException(ProblemType.MALFORMED_REQUEST, "The body broke off.", failure);
    }
}
