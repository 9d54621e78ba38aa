package io.orcha.user;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.orcha.platform.problem.InvalidValueException;
import java.io.IOException;

/** Reads a user id from a JSON string or a JSON integer. */
final class UserIdDeserializer extends StdDeserializer<UserId> {

    private static final long serialVersionUID = 1L;

    UserIdDeserializer() {
        super(UserId.class);
    }

    @Override
    public UserId deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var text = parser.currentToken() == JsonToken.VALUE_STRING
                ? parser.getText()
                : parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        ? parser.getBigIntegerValue().toString()
                        : "";
        if (!UserId.isValid(text)) {
            throw new InvalidValueException(parser, UserId.RULE);
        }
        return new UserId(text);
    }
}
