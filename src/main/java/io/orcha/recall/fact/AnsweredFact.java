package io.orcha.recall.fact;

import static io.orcha.model.AnswerSchema.array;
import static io.orcha.model.AnswerSchema.oneOf;
import static io.orcha.model.AnswerSchema.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcha.model.AnswerSchema;
import io.orcha.recall.fact.StatedFact.Polarity;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A fact that a model found beside a sentence, before anything of it is believed.
 *
 * @param subject {@code user}, or a name
 * @param objectKind {@code value} for attributes
 * @param holds {@code yes}, {@code ended} or {@code never}
 */
public record AnsweredFact(
        String subject, String subjectKind, String predicate, String object, String objectKind, String holds) {

    /** The shape of a list of them, for servers that can enforce one. */
    public static final Map<String, Object> SCHEMA = array(AnswerSchema.object(Map.of(
            "subject",
            text(),
            "subject_kind",
            text(),
            "predicate",
            text(),
            "object",
            text(),
            "object_kind",
            text(),
            "holds",
            oneOf(List.of("yes", "ended", "never")))));

    /** Nobody says so much in one sentence. */
    private static final int MOST = 40;

    /** In characters; a name that is longer is a sentence. */
    private static final int LONGEST_NAME = 120;

    private static final int LONGEST_WORD = 40;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String USER = "user";
    private static final String VALUE = "value";

    /** Reads a list of them; what is none is left out. */
    public static List<AnsweredFact> parse(JsonNode list) {
        var facts = new ArrayList<AnsweredFact>();
        for (var one : list) {
            if (facts.size() < MOST && one.isObject()) {
                facts.add(new AnsweredFact(
                        member(one, "subject"),
                        word(member(one, "subject_kind")),
                        word(member(one, "predicate")),
                        member(one, "object"),
                        word(member(one, "object_kind")),
                        word(member(one, "holds"))));
            }
        }
        return List.copyOf(facts);
    }

    private static String member(JsonNode node, String name) {
        return node.path(name).asText("").strip();
    }

    /** A term in snake case, without accents: "Lives in" becomes {@code lives_in}. */
    static String word(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        var snake =
                NO_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("_").replaceAll("^_|_$", "");
        return snake.length() > LONGEST_WORD ? "" : snake;
    }

    /**
     * What is left when names and values that nobody said are thrown away.
     *
     * @param isStated whether the cited messages speak of a name or value
     * @param like has the confidence, the times and the sources
     */
    public Optional<StatedFact> checked(Predicate<String> isStated, StatedFact like) {
        var from = thing(subject, subjectKind, isStated);
        var to = thing(object, objectKind, isStated);
        if (from.isEmpty()
                || to.isEmpty()
                || predicate.isEmpty()
                || from.get() instanceof Thing.Value
                || from.equals(to)) {
            return Optional.empty();
        }
        return Optional.of(new StatedFact(
                from.get(),
                predicate,
                to.get(),
                polarity(),
                like.confidence(),
                like.from(),
                like.to(),
                like.sources()));
    }

    private Polarity polarity() {
        return switch (holds) {
            case "ended" -> Polarity.ENDED;
            case "never" -> Polarity.RETRACTED;
            default -> Polarity.HOLDS;
        };
    }

    private static Optional<Thing> thing(String name, String kind, Predicate<String> isStated) {
        if (name.equalsIgnoreCase(USER)) {
            return Optional.of(Thing.USER);
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || !isStated.test(name)) {
            return Optional.empty();
        }
        if (kind.equals(VALUE)) {
            return Optional.of(new Thing.Value(name));
        }
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new Thing.Entity(name, kind, Thing.Entity.isProper(name)));
    }
}
