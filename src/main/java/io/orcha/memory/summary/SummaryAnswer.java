package io.orcha.memory.summary;

import static io.orcha.model.AnswerSchema.array;
import static io.orcha.model.AnswerSchema.object;
import static io.orcha.model.AnswerSchema.oneOf;
import static io.orcha.model.AnswerSchema.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcha.model.AnswerSchema;
import io.orcha.model.JsonAnswer;
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
                    "sentences", array(object(Map.of("text", text(), "sources", array(text())))),
                    "dropped",
                            array(object(Map.of(
                                    "note",
                                    text(),
                                    "because",
                                    oneOf(List.of("contradicted", "repeated", "compressed", "instructed")),
                                    "by",
                                    array(text())))))));

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
        var json = JsonAnswer.find(text, "sentences");
        return json == null ? null : of(json);
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
}
