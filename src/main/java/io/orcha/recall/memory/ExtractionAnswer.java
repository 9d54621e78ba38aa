package io.orcha.recall.memory;

import static io.orcha.model.AnswerSchema.array;
import static io.orcha.model.AnswerSchema.number;
import static io.orcha.model.AnswerSchema.object;
import static io.orcha.model.AnswerSchema.oneOf;
import static io.orcha.model.AnswerSchema.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcha.model.AnswerSchema;
import io.orcha.model.JsonAnswer;
import io.orcha.recall.fact.AnsweredFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a model found in messages, before anything of it is believed.
 *
 * @param memories in the order of the answer
 */
record ExtractionAnswer(List<Found> memories) {

    /** The answer's shape, for servers that can enforce one. */
    static final AnswerSchema SCHEMA = new AnswerSchema(
            "memories",
            object(Map.of(
                    "memories",
                    array(object(Map.of(
                            "text",
                            text(),
                            "kind",
                            oneOf(MemoryKind.ids()),
                            "importance",
                            number(),
                            "confidence",
                            number(),
                            "valid_from",
                            text(),
                            "valid_to",
                            text(),
                            "sources",
                            array(text()),
                            "supersedes",
                            array(text()),
                            "facts",
                            AnsweredFact.SCHEMA))))));

    private static final Pattern NUMBER = Pattern.compile("[mk]\\d+");

    ExtractionAnswer {
        memories = List.copyOf(memories);
    }

    /**
     * A memory that the model wants.
     *
     * @param importance NaN when it is no number
     * @param validFrom a date, or empty
     * @param sources numbers of messages
     * @param supersedes numbers of memories
     * @param facts what it says of one thing and another
     */
    record Found(
            String text,
            String kind,
            double importance,
            double confidence,
            String validFrom,
            String validTo,
            List<String> sources,
            List<String> supersedes,
            List<AnsweredFact> facts) {}

    /** Finds the answer in a text that may have fences and chatter around it; null when there is none. */
    static @Nullable ExtractionAnswer parse(String text) {
        var json = JsonAnswer.find(text, "memories");
        if (json == null) {
            return null;
        }
        var memories = new ArrayList<Found>();
        for (var found : json.path("memories")) {
            memories.add(new Found(
                    found.path("text").asText("").strip(),
                    found.path("kind").asText("").strip().toLowerCase(Locale.ROOT),
                    share(found.path("importance")),
                    share(found.path("confidence")),
                    found.path("valid_from").asText("").strip(),
                    found.path("valid_to").asText("").strip(),
                    numbers(found.path("sources")),
                    numbers(found.path("supersedes")),
                    AnsweredFact.parse(found.path("facts"))));
        }
        return new ExtractionAnswer(memories);
    }

    private static double share(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }

    private static List<String> numbers(JsonNode node) {
        return (node.isArray() ? node.valueStream() : Stream.of(node))
                .flatMap(id ->
                        NUMBER.matcher(id.asText("").toLowerCase(Locale.ROOT)).results())
                .map(match -> match.group())
                .distinct()
                .toList();
    }
}
