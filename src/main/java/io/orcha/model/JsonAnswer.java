package io.orcha.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the JSON in what a model answered. */
public final class JsonAnswer {

    private static final JsonMapper JSON = new JsonMapper();

    /** How many opening braces of chatter are looked at before the answer is given up. */
    private static final int MOST_BRACES = 50;

    private JsonAnswer() {}

    /**
     * Finds an object in a text that may have fences and chatter around it.
     *
     * @param array the object has an array under this name
     * @return null when there is none
     */
    public static @Nullable JsonNode find(String text, String array) {
        return find(text, json -> json.path(array).isArray());
    }

    /**
     * Finds the same with a text under this name.
     *
     * @return that text; null when there is none
     */
    public static @Nullable String findText(String text, String name) {
        var json = find(text, found -> found.path(name).isTextual());
        return json == null ? null : json.path(name).textValue();
    }

    private static @Nullable JsonNode find(String text, Predicate<JsonNode> isWanted) {
        int brace = text.indexOf('{');
        for (int tried = 0; brace >= 0 && tried < MOST_BRACES; tried++) {
            var json = read(text.substring(brace));
            if (json != null && isWanted.test(json)) {
                return json;
            }
            brace = text.indexOf('{', brace + 1);
        }
        return null;
    }

    private static @Nullable JsonNode read(String text) {
        try {
            return JSON.readTree(text); // It reads one value and heeds nothing behind it.
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
