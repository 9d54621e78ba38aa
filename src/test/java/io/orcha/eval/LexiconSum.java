package io.orcha.eval;

import io.orcha.emotion.Emotion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The baseline: the sum of the valences that VADER's lexicon gives to a text's words and emoticons, with no rule at all. */
final class LexiconSum {

    private final Map<String, Double> valences = new HashMap<>();

    /** Reads the lexicon that the service uses. */
    LexiconSum() {
        try (var stream = Objects.requireNonNull(Emotion.class.getResourceAsStream("vader_sentiment_lexicon.txt"));
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1))) {
            reader.lines().forEach(line -> {
                var fields = line.split("\t", -1);
                valences.put(fields[0].toLowerCase(Locale.ROOT), Double.valueOf(fields[1]));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sum, mapped to −1 to 1 as the analyser maps it. */
    double valence(String text) {
        double sum = 0;
        for (var token : text.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            var valence = valences.get(token);
            if (valence == null) {
                valence = valences.getOrDefault(token.replaceAll("^\\p{Punct}+|\\p{Punct}+$", ""), 0.0);
            }
            sum += valence;
        }
        return sum / Math.sqrt(sum * sum + 15);
    }
}
