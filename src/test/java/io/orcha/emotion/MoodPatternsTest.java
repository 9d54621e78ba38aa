package io.orcha.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orcha.emotion.MoodPattern.Occasion.TimeOfWeek;
import io.orcha.emotion.MoodPattern.Occasion.Topic;
import io.orcha.emotion.MoodPatterns.Criteria;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MoodPatternsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
    private static final TimeOfWeek SUNDAY_EVENING = new TimeOfWeek(DayOfWeek.SUNDAY, PartOfDay.EVENING);

    @Test
    void findsSundayEvenings() {
        var diary = new Diary(1, 20).with(SUNDAY_EVENING, -0.6);

        var patterns = find(diary);

        assertThat(patterns).extracting(MoodPattern::occasion).containsExactly(SUNDAY_EVENING);
        var pattern = patterns.getFirst();
        assertThat(pattern.difference()).isCloseTo(-0.6, within(0.2));
        assertThat(pattern.weeks()).isEqualTo(20);
        assertThat(pattern.pValue()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void findsATopicThatAlwaysUpsets() {
        var patterns = find(new Diary(2, 20).with("Mr Grey", 1, -0.7).with("garden", 1, 0));

        assertThat(patterns).extracting(MoodPattern::occasion).containsExactly(new Topic("Mr Grey"));
        assertThat(patterns.getFirst().valence()).isNegative();
    }

    @Test
    void findsWhatCheersUpAsWell() {
        var patterns = find(new Diary(3, 20).with("choir", 1, 0.6));

        assertThat(patterns).extracting(MoodPattern::occasion).containsExactly(new Topic("choir"));
        assertThat(patterns.getFirst().difference()).isPositive();
    }

    @Test
    void comparesUsersWithThemselves() {
        var gloomy = new Diary(4, 20).raisedBy(-0.4);

        assertThat(find(gloomy)).isEmpty();
    }

    @Test
    void takesABadMonthForNoPattern() {
        var diary = new Diary(5, 26);
        diary.points.replaceAll(point -> {
            long week =
                    (point.at().getEpochSecond() - MONDAY.atStartOfDay(BERLIN).toEpochSecond()) / (7 * 86_400);
            return week >= 8 && week < 12 ? shifted(point, -0.7, Set.of("move")) : point;
        });

        assertThat(find(diary)).isEmpty();
    }

    @Test
    void wantsAPatternToRecur() {
        assertThat(find(new Diary(6, 5).with(SUNDAY_EVENING, -0.8))).isEmpty();
        assertThat(find(new Diary(6, 20).with("dentist", 10, -0.9))).isEmpty();
    }

    @Test
    void findsNothingInADifferenceThatDoesNotMatter() {
        var criteria = new Criteria(6, 0.5, 0.05, 999);

        assertThat(MoodPatterns.find(new Diary(7, 40).with(SUNDAY_EVENING, -0.35).points, BERLIN, criteria))
                .isEmpty();
    }

    @Test
    void findsAPatternInNoiseNoMoreOftenThanItSays() {
        var criteria = new Criteria(6, 0, 0.05, 199);
        int wrong = 0;
        for (int user = 0; user < 200; user++) {
            var diary = new Diary(1000 + user, 16);
            for (int topic = 0; topic < 10; topic++) {
                diary.with("topic " + topic, 1, 0);
            }
            wrong += MoodPatterns.find(diary.points, BERLIN, criteria).isEmpty() ? 0 : 1;
        }

        // 10 of 200 are expected; 19 or more would have a probability below 1 %.
        assertThat(wrong).isLessThan(19);
    }

    @Test
    void takesOneLongEveningForOneOccasion() {
        var diary = new Diary(8, 20);
        for (int message = 0; message < 500; message++) {
            diary.points.add(said(
                    MONDAY.plusDays(6).atTime(19, 0).plusSeconds(message).atZone(BERLIN), -0.9, Set.of("quarrel")));
        }

        assertThat(find(diary)).isEmpty();
    }

    @Test
    void goesByTheClockOnTheWallWhenClocksChange() {
        var points = new ArrayList<MoodPoint>();
        // 18:30 in Berlin is 17:30 UTC in winter and 16:30 UTC in summer.
        for (int week = 0; week < 30; week++) {
            points.add(said(
                    MONDAY.plusWeeks(week).plusDays(6).atTime(18, 30).atZone(BERLIN),
                    -0.5 - week % 3 * 0.05,
                    Set.of()));
            points.add(said(MONDAY.plusWeeks(week).plusDays(2).atTime(12, 30).atZone(BERLIN), 0.3, Set.of()));
        }

        assertThat(MoodPatterns.find(points, BERLIN, Criteria.DEFAULT)).anySatisfy(pattern -> {
            assertThat(pattern.occasion()).isEqualTo(SUNDAY_EVENING);
            assertThat(pattern.weeks()).isEqualTo(30);
        });
    }

    @Test
    void dependsOnNoOrder() {
        var diary = new Diary(9, 20).with(SUNDAY_EVENING, -0.6).with("Mr Grey", 1, -0.7);
        var expected = find(diary);

        Collections.shuffle(diary.points, new Random(1));

        assertThat(expected).hasSizeGreaterThanOrEqualTo(2);
        assertThat(find(diary)).isEqualTo(expected);
    }

    @Test
    void findsNothingWithoutMessagesOrFeelings() {
        var silent = new MoodPoint(MONDAY.atStartOfDay(BERLIN).toInstant(), "s", Set.of("x"), Sentiment.UNKNOWN);

        assertThat(MoodPatterns.find(List.of(), BERLIN, Criteria.DEFAULT)).isEmpty();
        assertThat(MoodPatterns.find(Collections.nCopies(1000, silent), BERLIN, Criteria.DEFAULT))
                .isEmpty();
    }

    @Test
    void refusesCriteriaThatMeanNothing() {
        assertThatThrownBy(() -> new Criteria(1, 0.2, 0.05, 999)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Criteria(6, 0.2, 0, 999)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Criteria(6, 0.2, 0.05, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<MoodPattern> find(Diary diary) {
        return MoodPatterns.find(diary.points, BERLIN, Criteria.DEFAULT);
    }

    private static MoodPoint said(ZonedDateTime at, double valence, Set<String> topics) {
        double bounded = Math.clamp(valence, -1, 1);
        return new MoodPoint(at.toInstant(), "s", topics, new Sentiment(bounded, Math.abs(bounded), Emotion.NONE, 2));
    }

    private static MoodPoint shifted(MoodPoint point, double by, Set<String> topics) {
        return said(point.at().atZone(BERLIN), point.sentiment().valence() + by, topics);
    }

    /** Weeks of a user who writes at noon and in the evening of every day, with chance in every word. */
    private static final class Diary {

        private final List<MoodPoint> points = new ArrayList<>();
        private final Random random;
        private final int weeks;

        Diary(long seed, int weeks) {
            random = new Random(seed);
            this.weeks = weeks;
            for (int day = 0; day < weeks * 7; day++) {
                for (int hour : List.of(12, 20)) {
                    points.add(said(
                            MONDAY.plusDays(day).atTime(LocalTime.of(hour, 10)).atZone(BERLIN), chance(), Set.of()));
                }
            }
        }

        private double chance() {
            return 0.1 + random.nextGaussian() * 0.25;
        }

        Diary with(TimeOfWeek time, double shift) {
            points.replaceAll(point -> {
                var at = point.at().atZone(BERLIN);
                return at.getDayOfWeek() == time.day() && PartOfDay.of(at.toLocalTime()) == time.part()
                        ? shifted(point, shift, point.topics())
                        : point;
            });
            return this;
        }

        /** Speaks of a topic on some day of every so many weeks. */
        Diary with(String topic, int every, double shift) {
            for (int week = 0; week < weeks; week += every) {
                var at = MONDAY.plusDays(week * 7L + random.nextInt(7))
                        .atTime(8 + random.nextInt(10), 0)
                        .atZone(BERLIN);
                points.add(said(at, chance() + shift, Set.of(topic)));
            }
            return this;
        }

        Diary raisedBy(double shift) {
            points.replaceAll(point -> shifted(point, shift, point.topics()));
            return this;
        }
    }
}
