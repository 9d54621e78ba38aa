package io.orcha.memory.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orcha.model.AnswerSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the model answered, before anything of it is believed.
 *
 * @param sentences the notes that it wants
 * @param dropped the notes that it wants gone, those that matter least first
 */
record SummaryAnswer(List<Sentence> sentences, List<Dropped> dropped) {

    /** The answer's shape, for servers that can enforce one. */
    static final AnswerSchema SCHEMA = new AnswerSchema(
            "notes",
            object(Map.of(
                    "sentences", array(object(Map.of("text", string(), "sources", array(string())))),
                    "dropped",
                            array(object(Map.of(
                                    "note",
                                    string(),
                                    "because",
                                    Map.of(
                                            "type",
                                            "string",
                                            "enum",
                                            List.of("contradicted", "repeated", "compressed", "instructed")),
                                    "by",
                                    array(string())))))));

    private static final JsonMapper JSON = new JsonMapper();

    /** How many opening braces of chatter are looked at before the answer is given up. */
    private static final int MOST_BRACES = 50;

    private static final Pattern ID = Pattern.compile("[nmi]\\d+");

    SummaryAnswer {
        sentences = List.copyOf(sentences);
        dropped = List.copyOf(dropped);
    }

    /** A sentence and the numbers of what it rests on. */
    record Sentence(String text, List<String> sources) {}

    /** A note that shall go, why, and because of what. */
    record Dropped(String note, String because, List<String> by) {}

    /** Finds the answer in a text that may have fences and chatter around it; null when there is none. */
    static @Nullable SummaryAnswer parse(String text) {
        int brace = text.indexOf('{');
        for (int tried = 0; brace >= 0 && tried < MOST_BRACES; tried++) {
            var json = read(text.substring(brace));
            if (json != null && json.path("sentences").isArray()) {
                return of(json);
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

    private static SummaryAnswer of(JsonNode json) {
        var sentences = new ArrayList<Sentence>();
        for (var sentence : json.path("sentences")) {
            var text = sentence.path("text").asText("");
            if (!text.isBlank()) {
                sentences.add(new Sentence(text, ids(sentence.path("sources"))));
            }
        }
        var dropped = new ArrayList<Dropped>();
        for (var drop : json.path("dropped")) {
            var because = drop.path("because").asText("").strip().toLowerCase(Locale.ROOT);
            for (var note : ids(drop.path("note"))) {
                dropped.add(new Dropped(note, because, ids(drop.path("by"))));
            }
        }
        return new SummaryAnswer(sentences, dropped);
    }

    private static List<String> ids(JsonNode node) {
        return (node.isArray() ? node.valueStream() : Stream.of(node))
                .flatMap(
                        id -> ID.matcher(id.asText("").toLowerCase(Locale.ROOT)).results())
                .map(match -> match.group())
                .toList();
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
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

    private static Map<String, Object> array(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    private static Map<String, Object> string() {
        return Map.of("type", "string");
    }
}
