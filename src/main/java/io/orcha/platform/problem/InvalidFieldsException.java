package io.orcha.platform.problem;

import java.util.List;

/** The request was understood, but some of its fields hold what they must not (422). */
public final class InvalidFieldsException extends ProblemException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf of a record of strings; never serialised
    private final List<FieldError> errors;

    public InvalidFieldsException(List<FieldError> errors) {
        super(ProblemType.INVALID_FIELDS, "The request has %d invalid field(s); see errors.".formatted(errors.size()));
        this.errors = List.copyOf(errors);
    }

    public static InvalidFieldsException of(String pointer, String detail) {
        return new InvalidFieldsException(List.of(new FieldError(pointer, detail)));
    }

    @Override
    public List<FieldError> errors() {
        return errors;
    }
}
