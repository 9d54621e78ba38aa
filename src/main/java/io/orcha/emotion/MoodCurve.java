package io.orcha.emotion;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A user's mood over time. Wherever there is less evidence than {@link Mood#LEAST_EVIDENCE}, there is no mood rather than a neutral
 * one.
 */
public final class MoodCurve {

    private final List<MoodPoint> points;

    private MoodCurve(List<MoodPoint> points) {
        this.points = points;
    }

    /** The mood at an instant. */
    public record Moment(Instant at, Mood mood) {}

    /** The curve of some messages, in any order. Messages that say nothing of feelings are left out. */
    public static MoodCurve of(Collection<MoodPoint> messages) {
        return new MoodCurve(messages.stream()
                .filter(point -> point.sentiment().isKnown())
                .sorted(Comparator.comparing(MoodPoint::at))
                .toList());
    }

    /**
     * The mood at an instant, from what was said until then: a mean in which what was said longer ago counts less, by half with every
     * half-life. Time alone counts, not how many messages there were (Eckner, Algorithms for Unevenly Spaced Time Series, 2014). A mood
     * of which nothing new is heard fades until there is none.
     *
     * @throws IllegalArgumentException if the half-life is not positive
     */
    public Optional<Mood> at(Instant instant, Duration halfLife) {
        var sum = new Mood.Sum();
        double life = seconds(halfLife);
        for (var point : points) {
            if (!point.at().isAfter(instant)) {
                sum.add(point.sentiment(), point.weight() * remaining(point.at(), instant, life));
            }
        }
        return sum.mood();
    }

    /** The same mood at every message, in order, where there is one. */
    public List<Moment> smoothed(Duration halfLife) {
        var moments = new ArrayList<Moment>();
        var sum = new Mood.Sum();
        double life = seconds(halfLife);
        var before = points.isEmpty() ? Instant.EPOCH : points.getFirst().at();
        for (var point : points) {
            sum.fade(remaining(before, point.at(), life));
            sum.add(point.sentiment(), point.weight());
            sum.mood().ifPresent(mood -> moments.add(new Moment(point.at(), mood)));
            before = point.at();
        }
        return moments;
    }

    /** The mood of each day in a time zone, in order; days without one are left out. */
    public NavigableMap<LocalDate, Mood> perDay(ZoneId zone) {
        return new TreeMap<>(by(point -> LocalDate.ofInstant(point.at(), zone)));
    }

    /** The mood of each session, in the order of their first messages; sessions without one are left out. */
    public Map<String, Mood> perSession() {
        return by(MoodPoint::session);
    }

    private <K> Map<K, Mood> by(Function<MoodPoint, K> key) {
        var sums = new LinkedHashMap<K, Mood.Sum>();
        for (var point : points) {
            sums.computeIfAbsent(key.apply(point), any -> new Mood.Sum()).add(point.sentiment(), point.weight());
        }
        var moods = new LinkedHashMap<K, Mood>();
        sums.forEach((group, sum) -> sum.mood().ifPresent(mood -> moods.put(group, mood)));
        return moods;
    }

    private static double seconds(Duration halfLife) {
        if (!halfLife.isPositive()) {
            throw new IllegalArgumentException("half-life " + halfLife);
        }
        return halfLife.toNanos() / 1e9;
    }

    private static double remaining(Instant from, Instant to, double life) {
        var elapsed = Duration.between(from, to);
        return Math.pow(2, -(elapsed.getSeconds() + elapsed.getNano() / 1e9) / life);
    }
}
