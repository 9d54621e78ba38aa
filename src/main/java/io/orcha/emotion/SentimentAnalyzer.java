package io.orcha.emotion;

import io.orcha.emotion.Sentence.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from a text how it feels, without a model: the rules of VADER (Hutto and Gilbert, VADER: A Parsimonious Rule-based Model for
 * Sentiment Analysis of Social Media Text, ICWSM 2014) over its lexicon, extended by emotions, emoji, drawn-out words, wishes and
 * questions (Taboada et al., Lexicon-Based Methods for Sentiment Analysis, 2011). It knows English; of a text in another language it
 * takes emoticons and emoji alone.
 *
 * <p>An instance never changes and may be used by any number of threads. The time for a text is linear in its length.
 */
public final class SentimentAnalyzer {

    private final Lexicon lexicon;
    private final Languages languages;

    private SentimentAnalyzer(Lexicon lexicon, Languages languages) {
        this.lexicon = lexicon;
        this.languages = languages;
    }

    /** An analyzer of English; its lexicons are read from the class path, which takes a moment, so share it. */
    public static SentimentAnalyzer english() {
        return new SentimentAnalyzer(Lexicon.english(), Languages.load());
    }

    /** How a text feels; {@link Sentiment#UNKNOWN} when nothing in it says so. */
    public Sentiment analyze(String text) {
        var sentences = Scanner.scan(lexicon, text);
        boolean english = languages.isEnglish(sentences);
        boolean calm = isCalm(sentences);
        var votes = new EnumMap<Emotion, Double>(Emotion.class);
        double valence = 0;
        double intensity = 0;
        int evidence = 0;
        int known = 0;
        for (var sentence : sentences) {
            var reading = SentenceReading.of(english ? sentence : sentence.withoutWords(), calm, votes);
            if (reading.evidence() > 0) {
                valence += reading.valence();
                intensity += reading.intensity();
                evidence += reading.evidence();
                known++;
            }
        }
        if (evidence == 0) {
            return Sentiment.UNKNOWN;
        }
        double mean = valence / known;
        return new Sentiment(mean, intensity / known, strongest(votes, mean), evidence);
    }

    /** Whether capitals stand out, because not everything is written in them. */
    private static boolean isCalm(List<Sentence> sentences) {
        for (var sentence : sentences) {
            for (var token : sentence.tokens()) {
                // "I" and "A" are capitals anyway.
                if (token.kind() == Kind.WORD
                        && !token.shouted()
                        && token.form().length() > 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Emotion strongest(Map<Emotion, Double> votes, double valence) {
        return votes.entrySet().stream()
                .filter(vote -> vote.getKey().fits(valence))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Emotion.NONE);
    }
}
