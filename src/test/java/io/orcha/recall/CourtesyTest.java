package io.orcha.recall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourtesyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi",
                "HELLO!!!",
                "Hey there, good morning :-)",
                "Thanks a lot for your help!",
                "ok, got it, thanks",
                "Grüß Gott",
                "Alles klar, danke dir",
                "À bientôt !",
                "¿Qué tal?",
                "Va bene, grazie mille",
                "Obrigada, até amanhã",
                "…",
                "🙏🙏",
                ""
            })
    void knowsWhatAsksForNothing(String message) {
        assertThat(Courtesy.is(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi, I moved to Porto",
                "Hello Waldemar",
                "Thanks, and when is the exam?",
                "How are you going to remind me?",
                "What about Xylophon?",
                "Yes, the red one",
                "Continue the story about the raven",
                "Goodnight moon",
                "42?",
                "Nicely done",
                "日本語で"
            })
    void letsThroughWhateverSaysMore(String message) {
        assertThat(Courtesy.is(message)).isFalse();
    }
}
