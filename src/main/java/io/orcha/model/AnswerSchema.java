package io.orcha.model;

import java.util.Map;

/**
 * The shape of an answer in JSON.
 *
 * @param name names the shape to the server: letters, digits, {@code _} and {@code -}
 * @param schema a JSON schema of an object, in the subset that servers accept as strict: every property required, no others
 */
public record AnswerSchema(String name, Map<String, Object> schema) {

    public AnswerSchema {
        schema = Map.copyOf(schema);
    }
}
