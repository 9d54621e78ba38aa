package io.orcha.model.offline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages take back what was said before them, and nothing else. */
class RetractionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just kidding",
                "Just kidding!",
                "No, I was joking.",
                "Haha, I’m just kidding",
                "No. I was only joking about that.",
                "Sorry, that was just a joke.",
                "I made that up.",
                "Scratch that!",
                "jk"
            })
    void takesBackWhatWasSaidBefore(String message) {
        assertThat(Retraction.isAll(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I was joking with my sister.",
                "Just kidding, it is a cat.",
                "I was joking, I don't have a dog.",
                "I'm not joking.",
                "Are you kidding me?",
                "That was wrong of him.",
                "hello",
                ""
            })
    void leavesWhatSaysMore(String message) {
        assertThat(Retraction.isAll(message)).isFalse();
    }

    @Test
    void leavesWhatMayBeAboutTheReply() {
        assertThat(Retraction.isAll("That's not true.")).isFalse();
        assertThat(Retraction.isIn("That's not true.")).isTrue();
    }
}
