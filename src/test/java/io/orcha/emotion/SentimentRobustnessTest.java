package io.orcha.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentRobustnessTest {

    private static final int LENGTH = 32 * 1024;
    private static final SentimentAnalyzer ANALYZER = SentimentAnalyzer.english();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Die Katze war super, aber jetzt ist sie krank",
                "Ich bin so traurig, die Party war toll",
                "No me gusta nada, estoy muy triste",
                "Je suis triste, le pain est mauvais",
                "Non mi piace per niente",
                "Ik ben zo blij met mijn fort",
                "Eu não gosto de nada disso",
                "Jag är så glad idag, det var kul",
                "Мне сегодня очень грустно, но super",
                "今日はとても悲しいです",
                "أنا حزين جدا اليوم",
                "אני עצוב היום"
            })
    void doesNotGuessInOtherLanguages(String text) {
        assertThat(ANALYZER.analyze(text)).isEqualTo(Sentiment.UNKNOWN);
    }

    @Test
    void readsEmojiInEveryLanguage() {
        assertThat(ANALYZER.analyze("Estoy muy contento 😢")).isEqualTo(ANALYZER.analyze("😢"));
        assertThat(ANALYZER.analyze("今日はとても悲しいです😢").emotion()).isEqualTo(Emotion.SADNESS);
        assertThat(ANALYZER.analyze("أنا 😊").valence()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sad",
                "Sad man",
                "So tired, such a bad day",
                "I hate the war",
                "die hard fan, loved it",
                "ha ha, that's right!"
            })
    void takesShortEnglishForEnglish(String text) {
        assertThat(ANALYZER.analyze(text).isKnown()).isTrue();
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "a".repeat(LENGTH),
                "happy".repeat(LENGTH / 5),
                "not ".repeat(LENGTH / 4),
                "not good ".repeat(LENGTH / 9),
                "very ".repeat(LENGTH / 5) + "good",
                "so-".repeat(LENGTH / 3),
                "don't'".repeat(LENGTH / 6),
                "!".repeat(LENGTH),
                "?!.".repeat(LENGTH / 3),
                ":".repeat(LENGTH),
                ":) ".repeat(LENGTH / 3),
                "\n".repeat(LENGTH),
                "😂".repeat(LENGTH / 2),
                "❤\uFE0F\u200D".repeat(LENGTH / 3),
                "\u200D".repeat(LENGTH),
                "\uD83D".repeat(LENGTH),
                "\uDE00\uD83D ".repeat(LENGTH / 3),
                "e\u0301".repeat(LENGTH / 2),
                "\u202Ehappy\u202C ".repeat(LENGTH / 8),
                "\u0000".repeat(LENGTH),
                "http://".repeat(LENGTH / 7),
                "İ".repeat(LENGTH));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void readsHostileTextsInTimeAndWithinBounds(String text) {
        long start = System.nanoTime();
        var sentiment = ANALYZER.analyze(text);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(sentiment.valence()).isBetween(-1.0, 1.0);
        assertThat(sentiment.intensity()).isBetween(Math.abs(sentiment.valence()) - 1e-9, 1.0);
        assertThat(sentiment.confidence()).isBetween(0.0, 1.0);
    }

    @Test
    void readsAnyCharacters() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            var text = new StringBuilder();
            for (int index = 0; index < 200; index++) {
                text.append((char) random.nextInt(Character.MAX_VALUE + 1));
            }
            assertThat(ANALYZER.analyze(text.toString()).valence()).isBetween(-1.0, 1.0);
        }
    }

    @Test
    void keepsWordsApartThatControlCharactersMix() {
        assertThat(ANALYZER.analyze("\u202EI am happy\u202C").valence()).isPositive();
        assertThat(ANALYZER.analyze("\uD83D I am happy \uDE00").valence()).isPositive();
    }

    @Test
    void readsTheSameInAnyThread() throws Exception {
        var text = "I am NOT happy, but the dog is great!!! 😍 And you?";
        var expected = ANALYZER.analyze(text);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var readings =
                    threads.invokeAll(Collections.nCopies(200, (Callable<Sentiment>) () -> ANALYZER.analyze(text)));
            for (var reading : readings) {
                assertThat(reading.get()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1.5,0,1", "NaN,0,1", "0,-0.1,1", "0,2,1", "0,0,-1"})
    void refusesReadingsOutOfRange(double valence, double intensity, int evidence) {
        assertThatThrownBy(() -> new Sentiment(valence, intensity, Emotion.NONE, evidence))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotLetALongTextOutweighItsFeeling() {
        var once = ANALYZER.analyze("The food was good.");
        var often = ANALYZER.analyze(String.join(" ", Collections.nCopies(50, "The food was good.")));

        assertThat(often.valence()).isCloseTo(once.valence(), within(1e-9));
        assertThat(List.of(often.evidence(), once.evidence())).containsExactly(50, 1);
    }
}
