package io.orcha.platform.problem;

import org.jspecify.annotations.Nullable;

/** The request has no body where one is needed (400). */
public final class MissingBodyException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private MissingBodyException() {
        super(ProblemType.MALFORMED_REQUEST, "The request needs a JSON body.");
    }

    /** For a body that is read piece by piece and turns out to be empty. */
    public static MissingBodyException instead() {
        return new MissingBodyException();
    }

    /**
     * Checks that a body was sent.
     *
     * @throws MissingBodyException when it is empty, or JSON's null
     */
    public static <T> T require(@Nullable T body) {
        if (body == null) {
            throw new MissingBodyException();
        }
        return body;
    }
}
