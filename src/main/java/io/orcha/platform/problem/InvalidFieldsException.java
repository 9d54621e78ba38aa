package io.orcha.platform.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /**
     * Says which field a JSON value could not be read into, and what it should have been.
     *
     * @param prefix the pointer of the document in which the failure's path begins
     */
    public static InvalidFieldsException of(JsonMappingException failure, String prefix) {
        var pointer = failure.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
        return of(prefix + pointer, detailOf(failure));
    }

    private static String detailOf(JsonMappingException exception) {
        return switch (exception) {
            case InvalidValueException invalid -> invalid.detail();
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                "must be one of "
                        + Arrays.stream(format.getTargetType().getEnumConstants())
                                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "));
            case InvalidFormatException format when format.getTargetType() == UUID.class -> "must be a UUID";
            default -> "has the wrong type";
        };
    }
}
