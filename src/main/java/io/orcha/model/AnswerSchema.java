package io.orcha.model;

import java.util.List;
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

    /** An object with these properties and no others. */
    public static Map<String, Object> object(Map<String, Object> properties) {
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                properties.keySet().stream().sorted().toList(),
                "additionalProperties",
                false);
    }

    /** An array of such elements. */
    public static Map<String, Object> array(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    /** Any text. */
    public static Map<String, Object> text() {
        return Map.of("type", "string");
    }

    /** One of some texts. */
    public static Map<String, Object> oneOf(List<String> texts) {
        return Map.of("type", "string", "enum", texts);
    }

    /** Any number. */
    public static Map<String, Object> number() {
        return Map.of("type", "number");
    }
}
