package io.orcha.platform.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A JSON value that a deserialiser refuses; its message is written for the client and does not repeat the value. */
public final class InvalidValueException extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    public InvalidValueException(JsonParser parser, String detail) {
        super(parser, detail);
    }

    /** What is wrong with the value. */
    String detail() {
        return getOriginalMessage();
    }
}
