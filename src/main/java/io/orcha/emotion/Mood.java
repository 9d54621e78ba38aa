package io.orcha.emotion;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a user feels over some messages.
 *
 * @param valence the weighted mean of what they feel like, −1 to 1
 * @param intensity the weighted mean of how strongly they feel, 0 to 1
 * @param emotion which emotion they name most, of those that go with the valence
 * @param evidence what it rests on: words of feeling, three at most of any message, less what time has taken from them
 */
public record Mood(double valence, double intensity, Emotion emotion, double evidence) {

    /** What a mood needs as evidence. A message counts for three at most, so that none is a mood alone. */
    public static final double LEAST_EVIDENCE = 4;

    /** Sums up messages, each with a weight. */
    static final class Sum {

        private final Map<Emotion, Double> emotions = new EnumMap<>(Emotion.class);
        private double valence;
        private double intensity;
        private double weight;

        void add(Sentiment sentiment, double factor) {
            valence += sentiment.valence() * factor;
            intensity += sentiment.intensity() * factor;
            weight += factor;
            if (sentiment.emotion() != Emotion.NONE) {
                emotions.merge(sentiment.emotion(), sentiment.intensity() * factor, Double::sum);
            }
        }

        /** Lets what was added so far fade to a fraction. */
        void fade(double fraction) {
            valence *= fraction;
            intensity *= fraction;
            weight *= fraction;
            emotions.replaceAll((emotion, vote) -> vote * fraction);
        }

        /** The mood, unless there is too little evidence for one. */
        Optional<Mood> mood() {
            if (weight < LEAST_EVIDENCE) {
                return Optional.empty();
            }
            double mean = bounded(valence / weight, -1);
            var strongest = emotions.entrySet().stream()
                    .filter(vote -> vote.getKey().fits(mean))
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(Emotion.NONE);
            return Optional.of(new Mood(mean, bounded(intensity / weight, 0), strongest, weight));
        }

        // Sums of fractions may end a rounding error beyond.
        private static double bounded(double value, double least) {
            return Math.clamp(value, least, 1);
        }
    }
}
