package io.orcha.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.zip.CRC32;

/**
 * How well readings of texts agree with what people said of them.
 *
 * @param right of how many texts the class is right
 * @param texts how many there are
 * @param classes by class how often it was said, found, and found rightly
 */
record SentimentScore(int right, int texts, Map<Polarity, GraphScore.Count> classes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, Polarity> LABELS =
            Map.of("1", Polarity.NEGATIVE, "2", Polarity.NEUTRAL, "3", Polarity.POSITIVE);

    /** What a text is said to be. */
    enum Polarity {
        NEGATIVE,
        NEUTRAL,
        POSITIVE;

        /** From here on a valence is one way or the other (Hutto and Gilbert 2014). */
        private static final double THRESHOLD = 0.05;

        /** Of a valence between −1 and 1. */
        static Polarity of(double valence) {
            if (valence >= THRESHOLD) {
                return POSITIVE;
            }
            return valence <= -THRESHOLD ? NEGATIVE : NEUTRAL;
        }
    }

    /** A text and what people said of it. */
    record Labelled(String text, Polarity polarity) {

        /** Which half the text belongs to. The same text is in the same half everywhere. */
        boolean isKeptAside() {
            var checksum = new CRC32();
            checksum.update(text.getBytes(StandardCharsets.UTF_8));
            return checksum.getValue() % 2 == 1;
        }
    }

    /**
     * Reads a set. JSON is an array of objects with {@code text} and {@code class} (0 negative, 1 positive). Lines are separated by
     * tabs: in {@code .tsv} a text and its labels (1 negative, 2 neutral, 3 positive; others, and more than one, are left out), else an
     * identifier, a mean rating from −4 to 4, and a text.
     */
    static List<Labelled> read(Path file) throws IOException {
        var name = file.toString();
        if (name.endsWith(".json")) {
            return json(file);
        }
        var texts = new ArrayList<Labelled>();
        var charset = name.endsWith(".tsv") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        for (var line : Files.readAllLines(file, charset)) {
            var fields = line.split("\t", 3);
            if (!name.endsWith(".tsv")) {
                texts.add(new Labelled(fields[2], Polarity.of(Double.parseDouble(fields[1]) / 4)));
            } else if (LABELS.containsKey(fields[1])) {
                texts.add(new Labelled(fields[0], LABELS.get(fields[1])));
            }
        }
        return texts;
    }

    private static List<Labelled> json(Path file) throws IOException {
        var texts = new ArrayList<Labelled>();
        for (var item : JSON.readTree(file.toFile())) {
            if (item.path("class").isInt()) {
                var polarity = item.path("class").asInt() == 1 ? Polarity.POSITIVE : Polarity.NEGATIVE;
                texts.add(new Labelled(item.path("text").asText(), polarity));
            }
        }
        return texts;
    }

    /** The score of a reading, which gives a text a valence between −1 and 1. */
    static SentimentScore of(List<Labelled> texts, ToDoubleFunction<String> reading) {
        int right = 0;
        var classes = new EnumMap<Polarity, GraphScore.Count>(Polarity.class);
        for (var text : texts) {
            var found = Polarity.of(reading.applyAsDouble(text.text()));
            right += found == text.polarity() ? 1 : 0;
            for (var polarity : Polarity.values()) {
                boolean wanted = text.polarity() == polarity;
                boolean got = found == polarity;
                var count = new GraphScore.Count(wanted ? 1 : 0, got ? 1 : 0, wanted && got ? 1 : 0);
                classes.merge(polarity, count, GraphScore.Count::plus);
            }
        }
        return new SentimentScore(right, texts.size(), classes);
    }

    /** The fraction of texts of which the class is right; a text of which nothing is known counts as neutral. */
    double accuracy() {
        return texts == 0 ? 0 : (double) right / texts;
    }

    /** The mean F1 of the classes that the set has. */
    double macroF1() {
        return classes.values().stream()
                .filter(count -> count.expected() > 0)
                .mapToDouble(GraphScore.Count::f1)
                .average()
                .orElse(0);
    }

    boolean isAbove(SentimentScore baseline) {
        return accuracy() > baseline.accuracy() && macroF1() > baseline.macroF1();
    }
}
