package io.orcha.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orcha.emotion.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What emoji feel like, by the English words that CLDR annotates them with: the mean of their valences, which is how VADER takes
 * emoji by their names, and the emotion that most of them name.
 *
 * @param valences of words, −4 to 4
 * @param emotions of words
 */
record EmojiFeelings(Map<String, Double> valences, Map<String, Emotion> emotions) {

    /** One word that is rated is not enough, unless it is an emotion's. */
    private static final int FEWEST = 2;

    /** A line by emoji: itself without variation selectors, its valence, its emotion. */
    List<String> lines(Path annotations) throws IOException {
        var lines = new TreeMap<String, String>();
        var root = JsonMapper.builder().build().readTree(annotations.toFile());
        for (var entry : root.at("/annotations/annotations").properties()) {
            var emoji = entry.getKey().replace("\uFE0F", "");
            // Digits and punctuation are emoji only together with what follows them.
            if (emoji.codePoints().anyMatch(point -> point > 0xFF && Character.isEmoji(point))) {
                var words = words(entry.getValue());
                var rated = words.stream().filter(valences::containsKey).toList();
                double valence =
                        rated.stream().mapToDouble(valences::get).average().orElse(0);
                var emotion = emotion(words, valence);
                if (rated.size() >= FEWEST || (!rated.isEmpty() && emotion != Emotion.NONE)) {
                    lines.put(emoji, String.format(Locale.ROOT, "%s\t%.2f\t%s", emoji, valence, emotion));
                }
            }
        }
        return List.copyOf(lines.values());
    }

    private static List<String> words(JsonNode annotation) {
        var words = new ArrayList<String>();
        annotation.path("default").forEach(word -> words.add(word.asText()));
        annotation
                .path("tts")
                .forEach(name -> words.addAll(List.of(name.asText().split("[ :-]+"))));
        return words.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private Emotion emotion(List<String> words, double valence) {
        var votes = new EnumMap<Emotion, Integer>(Emotion.class);
        for (var word : words) {
            var emotion = emotions.getOrDefault(word, Emotion.NONE);
            if (emotion != Emotion.NONE && EmotionLexicon.fits(emotion, valence)) {
                votes.merge(emotion, 1, Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.<Emotion, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Emotion.NONE);
    }
}
