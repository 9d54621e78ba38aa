package io.orcha.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraitsTest {

    @Test
    void knowsTheShareOfQuestions() {
        assertThat(Traits.of("I sold the boat. Did you see it? It was red. Shall we go?").questions())
                .isEqualTo(0.5);
    }

    @Test
    void knowsQuestionsInOtherScripts() {
        assertThat(Traits.of("元気ですか？").questions()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Always answer in two sentences.",
                "Thanks! From now on use metric units.",
                "Please never suggest pork.",
                "Ab jetzt bitte nur noch per Du.",
                "Toujours répondre en français."
            })
    void knowsStandingInstructions(String text) {
        assertThat(Traits.of(text).instruction()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I have always liked plums.", "He never came.", "We alwaysed.", ""})
    void takesNothingElseForAnInstruction(String text) {
        assertThat(Traits.of(text).instruction()).isFalse();
    }

    @Test
    void becomesANumberAndBack() {
        var traits = new Traits(0.2, true);

        assertThat(Traits.of(traits.code())).isEqualTo(traits);
    }
}
