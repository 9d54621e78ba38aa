package io.orcha.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoodCurveTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void hasNoMoodWithoutMessages() {
        var curve = MoodCurve.of(List.of());

        assertThat(curve.at(NOON, DAY)).isEmpty();
        assertThat(curve.smoothed(DAY)).isEmpty();
        assertThat(curve.perDay(BERLIN)).isEmpty();
        assertThat(curve.perSession()).isEmpty();
    }

    @Test
    void hasNoMoodForTooLittleEvidence() {
        var three = List.of(said(NOON, 0.5, 1), said(NOON, 0.5, 1), said(NOON, 0.5, 1));
        var four = new ArrayList<>(three);
        four.add(said(NOON, 0.5, 1));

        assertThat(MoodCurve.of(three).at(NOON, DAY)).isEmpty();
        assertThat(MoodCurve.of(four).at(NOON, DAY)).isPresent();
    }

    @Test
    void takesNoSingleMessageForAMood() {
        assertThat(MoodCurve.of(List.of(said(NOON, -1, 500))).at(NOON, DAY)).isEmpty();
    }

    @Test
    void takesSilenceForNoMoodRatherThanANeutralOne() {
        var unknown = new MoodPoint(NOON, "s", Set.of(), Sentiment.UNKNOWN);

        assertThat(MoodCurve.of(Collections.nCopies(100, unknown)).at(NOON, DAY))
                .isEmpty();
        assertThat(MoodCurve.of(List.of(said(NOON, -0.5, 3), unknown, unknown, said(NOON, -0.5, 3)))
                        .at(NOON, DAY))
                .hasValueSatisfying(mood -> assertThat(mood.valence()).isCloseTo(-0.5, within(1e-9)));
    }

    @Test
    void halvesWhatWasSaidAHalfLifeAgo() {
        var curve =
                MoodCurve.of(List.of(said(NOON.minus(DAY), 1, 3), said(NOON.minus(DAY), 1, 3), said(NOON, -0.5, 3)));

        // 2 · 3 · ½ against 3.
        assertThat(curve.at(NOON, DAY)).hasValueSatisfying(mood -> {
            assertThat(mood.valence()).isCloseTo(0.25, within(1e-9));
            assertThat(mood.evidence()).isCloseTo(6, within(1e-9));
        });
    }

    @Test
    void fadesUntilThereIsNoMood() {
        var curve = MoodCurve.of(Collections.nCopies(4, said(NOON, -0.6, 3)));

        assertThat(curve.at(NOON.plus(DAY), DAY))
                .hasValueSatisfying(mood -> assertThat(mood.valence()).isCloseTo(-0.6, within(1e-9)));
        assertThat(curve.at(NOON.plus(DAY.multipliedBy(2)), DAY)).isEmpty();
        assertThat(curve.at(Instant.parse("9999-01-01T00:00:00Z"), DAY)).isEmpty();
    }

    @Test
    void knowsNothingOfTheFuture() {
        var curve = MoodCurve.of(List.of(said(NOON, 0.5, 3), said(NOON, 0.5, 3), said(NOON.plusSeconds(1), -1, 3)));

        assertThat(curve.at(NOON, DAY))
                .hasValueSatisfying(mood -> assertThat(mood.valence()).isEqualTo(0.5));
        assertThat(curve.at(NOON.minusSeconds(1), DAY)).isEmpty();
    }

    @Test
    void smoothsAsItWouldAtEachMessage() {
        var points = new ArrayList<MoodPoint>();
        for (int hour = 0; hour < 40; hour++) {
            points.add(said(NOON.plus(Duration.ofHours((long) hour * hour)), Math.sin(hour), 1 + hour % 4));
        }
        Collections.shuffle(points, new Random(1));
        var curve = MoodCurve.of(points);

        var smoothed = curve.smoothed(DAY);

        assertThat(smoothed).isNotEmpty().isSortedAccordingTo(Comparator.comparing(MoodCurve.Moment::at));
        assertThat(smoothed)
                .allSatisfy(moment -> assertThat(curve.at(moment.at(), DAY)).hasValueSatisfying(mood -> {
                    assertThat(mood.valence()).isCloseTo(moment.mood().valence(), within(1e-9));
                    assertThat(mood.evidence()).isCloseTo(moment.mood().evidence(), within(1e-9));
                }));
    }

    @Test
    void countsDaysInTheTimeZoneOfTheUser() {
        var late = Instant.parse("2026-03-10T23:30:00Z");
        var curve = MoodCurve.of(List.of(said(late, 0.5, 3), said(late, 0.5, 3)));

        assertThat(curve.perDay(ZoneOffset.UTC)).containsOnlyKeys(LocalDate.parse("2026-03-10"));
        assertThat(curve.perDay(BERLIN)).containsOnlyKeys(LocalDate.parse("2026-03-11"));
    }

    @Test
    void countsDaysOn25And23Hours() {
        var autumn = LocalDate.parse("2026-10-25");
        var spring = LocalDate.parse("2026-03-29");
        var curve = MoodCurve.of(List.of(
                said(Instant.parse("2026-10-24T22:00:00Z"), 0.5, 3),
                said(Instant.parse("2026-10-25T22:59:59Z"), 0.5, 3),
                said(Instant.parse("2026-10-25T23:00:00Z"), -0.5, 3),
                said(Instant.parse("2026-03-28T23:00:00Z"), 0.5, 3),
                said(Instant.parse("2026-03-29T21:59:59Z"), 0.5, 3),
                said(Instant.parse("2026-03-29T22:00:00Z"), -0.5, 3)));

        var days = curve.perDay(BERLIN);

        assertThat(days).containsOnlyKeys(spring, autumn);
        assertThat(days.get(autumn).valence()).isEqualTo(0.5);
        assertThat(days.get(spring).valence()).isEqualTo(0.5);
    }

    @Test
    void keepsSessionsApart() {
        var sad = new MoodPoint(NOON, "sad", Set.of(), new Sentiment(-0.5, 0.5, Emotion.SADNESS, 4));
        var glad = new MoodPoint(NOON.plusSeconds(1), "glad", Set.of(), new Sentiment(0.5, 0.5, Emotion.JOY, 4));
        var brief = new MoodPoint(NOON, "brief", Set.of(), new Sentiment(0.5, 0.5, Emotion.JOY, 1));

        var moods = MoodCurve.of(List.of(glad, glad, brief, sad, sad)).perSession();

        assertThat(moods.keySet()).containsExactly("sad", "glad");
        assertThat(moods.get("sad").emotion()).isEqualTo(Emotion.SADNESS);
        assertThat(moods.get("glad").valence()).isEqualTo(0.5);
    }

    @Test
    void namesOnlyAnEmotionThatGoesWithTheValence() {
        var joys = Collections.nCopies(2, new MoodPoint(NOON, "s", Set.of(), new Sentiment(0.2, 1, Emotion.JOY, 3)));
        var low = Collections.nCopies(4, new MoodPoint(NOON, "s", Set.of(), new Sentiment(-0.8, 0.1, Emotion.FEAR, 3)));
        var points = new ArrayList<>(joys);
        points.addAll(low);

        assertThat(MoodCurve.of(points).at(NOON, DAY))
                .hasValueSatisfying(mood -> assertThat(mood.emotion()).isEqualTo(Emotion.FEAR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1H"})
    void refusesAHalfLifeThatIsNone(Duration halfLife) {
        var curve = MoodCurve.of(List.of(said(NOON, 0.5, 3)));

        assertThatThrownBy(() -> curve.at(NOON, halfLife)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> curve.smoothed(halfLife)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MoodPoint said(Instant at, double valence, int evidence) {
        return new MoodPoint(at, "s", Set.of(), new Sentiment(valence, Math.abs(valence), Emotion.NONE, evidence));
    }
}
