package io.orcha.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MoodToneHintTest {

    @Test
    void hintsAtNothingForTooLittleEvidence() {
        assertThat(ToneHint.of(null, null)).isEmpty();
    }

    @Test
    void hintsAtNothingInAnEvenMood() {
        assertThat(hint(mood(0.1, Emotion.JOY), mood(-0.2, Emotion.SADNESS))).isNull();
    }

    @Test
    void isGentleWithWhoeverIsUpset() {
        assertThat(hint(mood(-0.5, Emotion.SADNESS), null)).isEqualTo(ToneHint.GENTLE);
        assertThat(hint(mood(-0.5, Emotion.NONE), mood(0.5, Emotion.JOY))).isEqualTo(ToneHint.GENTLE);
    }

    @Test
    void isFactualWithWhoeverIsAngry() {
        assertThat(hint(mood(-0.5, Emotion.ANGER), null)).isEqualTo(ToneHint.FACTUAL);
    }

    @Test
    void isCalmWhenThingsHaveBeenHardForSomeTime() {
        assertThat(hint(null, mood(-0.3, Emotion.FEAR))).isEqualTo(ToneHint.CALM);
        assertThat(hint(mood(0.1, Emotion.NONE), mood(-0.3, Emotion.FEAR))).isEqualTo(ToneHint.CALM);
    }

    @Test
    void isLightInGoodSpiritsEvenAfterHardDays() {
        assertThat(hint(mood(0.5, Emotion.JOY), mood(-0.3, Emotion.FEAR))).isEqualTo(ToneHint.LIGHT);
    }

    @ParameterizedTest
    @EnumSource
    void isOneShortSentenceThatDiagnosesNothing(ToneHint hint) {
        assertThat(hint.text())
                .hasSizeLessThan(100)
                .startsWith("The user seems ")
                .endsWith(".");
        assertThat(hint.text())
                .doesNotContainIgnoringCase("depress")
                .doesNotContainIgnoringCase("disorder")
                .doesNotContain("\"");
    }

    private static @Nullable ToneHint hint(@Nullable Mood now, @Nullable Mood lately) {
        return ToneHint.of(now, lately).orElse(null);
    }

    private static Mood mood(double valence, Emotion emotion) {
        return new Mood(valence, Math.abs(valence), emotion, 10);
    }
}
