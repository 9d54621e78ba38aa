package io.orcha.platform.problem;

import org.jspecify.annotations.Nullable;

/** The request's body is not the kind of JSON that is needed (400). */
public final class MalformedBodyException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public MalformedBodyException(String detail) {
        super(ProblemType.MALFORMED_REQUEST, detail);
    }

    /**
     * Checks that a body was sent.
     *
     * @throws MalformedBodyException when it is empty, or JSON's null
     */
    public static <T> T require(@Nullable T body) {
        if (body == null) {
            throw new MalformedBodyException("The request needs a JSON body.");
        }
        return body;
    }
}
