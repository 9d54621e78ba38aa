package io.orcha.emotion;

import io.orcha.emotion.MoodPattern.Occasion;
import io.orcha.emotion.MoodPattern.Occasion.TimeOfWeek;
import io.orcha.emotion.MoodPattern.Occasion.Topic;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Finds times of the week and topics at which a user feels better or worse than in the rest of the same weeks, so that a bad month is
 * no pattern and everybody is compared with themselves alone.
 *
 * <p>Messages of one part of a day count together, because they are not independent. For every week the mean of what belongs to an
 * occasion is compared with the mean of what does not. Without a pattern these differences fall to either side alike, so their signs
 * are flipped at random, week by week, to see how large a studentized mean gets by accident: a permutation test (Good, Permutation,
 * Parametric and Bootstrap Tests of Hypotheses, 2005). The largest of all occasions counts each time, which holds the probability of
 * finding anything where there is nothing to {@link Criteria#significance} whatever the number of occasions (Westfall and Young,
 * Resampling-Based Multiple Testing, 1993).
 *
 * <p>The result depends on the messages alone, not on their order nor on chance.
 */
public final class MoodPatterns {

    /** Random, but the same each time. */
    private static final long SEED = 20_140_601;

    /** Differences vary at least so much; a user who repeats a phrase would be infinitely regular otherwise. */
    private static final double LEAST_DEVIATION = 0.05;

    /** Two sums of the same numbers in another order differ by less. */
    private static final double ROUNDING = 1e-9;

    /** So that the time it takes has a bound; the topics that come in most weeks are taken. */
    private static final int MOST_TOPICS = 100;

    private MoodPatterns() {}

    /**
     * What makes a pattern.
     *
     * @param weeks in how many different weeks, and so on how many different days, an occasion must have come; below 6, flipping signs
     *     cannot tell anything from chance
     * @param difference how much the valence must differ from the rest of the same weeks, 0 to 2
     * @param significance the probability of finding any pattern where there is none, 0 to 1
     * @param permutations how often signs are flipped
     */
    public record Criteria(int weeks, double difference, double significance, int permutations) {

        /** Six weeks, a difference of 0.2, and one user in twenty with a pattern that is none. */
        public static final Criteria DEFAULT = new Criteria(6, 0.2, 0.05, 1999);

        /** Checks the ranges. */
        public Criteria {
            if (weeks < 2 || difference < 0 || significance <= 0 || significance >= 1 || permutations < 1) {
                throw new IllegalArgumentException(
                        "weeks " + weeks + ", difference " + difference + ", significance " + significance);
            }
        }
    }

    /** The mean of some values. */
    private static final class Mean {

        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double value() {
            return count == 0 ? 0 : sum / count;
        }
    }

    /** A part of a certain day. */
    private record Slot(LocalDate day, PartOfDay part) {

        LocalDate week() {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
    }

    /** Differences of an occasion, by week, and the statistic of the test. */
    private static final class Cell {

        private final Occasion occasion;
        private final double valence;
        private final int[] weeks;
        private final double[] differences;
        private final double squares;

        /** Takes indices of weeks, and a difference for each. */
        Cell(Occasion occasion, double valence, int[] weeks, double[] differences) {
            this.occasion = occasion;
            this.valence = valence;
            this.weeks = weeks;
            this.differences = differences;
            this.squares = Arrays.stream(differences)
                    .map(difference -> difference * difference)
                    .sum();
        }

        double difference() {
            return Arrays.stream(differences).average().orElse(0);
        }

        /** The mean difference when those of some weeks have the other sign. */
        double flipped(int[] signs, int first) {
            double sum = 0;
            for (int index = 0; index < weeks.length; index++) {
                sum += differences[index] * signs[weeks[index] - first];
            }
            return sum / weeks.length;
        }

        /** Student's t of a mean of these differences, without its sign. Flipping leaves the squares as they are. */
        double statistic(double mean) {
            int n = weeks.length;
            double deviation = Math.sqrt(Math.max(0, (squares - n * mean * mean) / (n - 1)));
            return Math.abs(mean) / Math.max(deviation, LEAST_DEVIATION) * Math.sqrt(n);
        }
    }

    /** The patterns in some messages, the clearest first. Weeks begin on Monday, in the time zone. */
    public static List<MoodPattern> find(Collection<MoodPoint> messages, ZoneId zone, Criteria criteria) {
        var slots = slots(messages, zone);
        var cells = new ArrayList<Cell>();
        for (var day : DayOfWeek.values()) {
            for (var part : PartOfDay.values()) {
                cells.add(cell(new TimeOfWeek(day, part), slots));
            }
        }
        cells.addAll(topics(slots, criteria));
        cells.removeIf(cell -> cell.weeks.length < criteria.weeks());
        return significant(cells, criteria);
    }

    private static Map<Slot, List<MoodPoint>> slots(Collection<MoodPoint> messages, ZoneId zone) {
        var slots = new TreeMap<Slot, List<MoodPoint>>(
                Comparator.comparing(Slot::day).thenComparing(Slot::part));
        messages.stream()
                .filter(point -> point.sentiment().isKnown())
                .sorted(Comparator.comparing(MoodPoint::at)
                        .thenComparingDouble(point -> point.sentiment().valence()))
                .forEach(point -> {
                    var local = point.at().atZone(zone);
                    slots.computeIfAbsent(
                                    new Slot(local.toLocalDate(), PartOfDay.of(local.toLocalTime())),
                                    slot -> new ArrayList<>())
                            .add(point);
                });
        return slots;
    }

    private static List<Cell> topics(Map<Slot, List<MoodPoint>> slots, Criteria criteria) {
        var counts = new TreeMap<String, Map<LocalDate, Integer>>();
        slots.forEach((slot, points) -> points.forEach(point -> point.topics()
                .forEach(topic ->
                        counts.computeIfAbsent(topic, any -> new HashMap<>()).merge(slot.week(), 1, Integer::sum))));
        return counts.entrySet().stream()
                .filter(topic -> topic.getValue().size() >= criteria.weeks())
                .sorted(Comparator.comparingInt(topic -> -topic.getValue().size()))
                .limit(MOST_TOPICS)
                .map(topic -> cell(new Topic(topic.getKey()), slots))
                .toList();
    }

    private static Cell cell(Occasion occasion, Map<Slot, List<MoodPoint>> slots) {
        var inside = new TreeMap<LocalDate, Mean>();
        var outside = new HashMap<LocalDate, Mean>();
        slots.forEach((slot, points) -> {
            var in = new Mean();
            var out = new Mean();
            points.forEach(point -> (belongs(occasion, slot, point) ? in : out)
                    .add(point.sentiment().valence()));
            addTo(inside, slot, in);
            addTo(outside, slot, out);
        });
        var valence = new Mean();
        var weeks = IntStream.builder();
        var differences = DoubleStream.builder();
        inside.forEach((week, mean) -> {
            var rest = outside.get(week);
            if (rest != null) {
                valence.add(mean.value());
                weeks.add(index(week));
                differences.add(mean.value() - rest.value());
            }
        });
        return new Cell(
                occasion,
                valence.value(),
                weeks.build().toArray(),
                differences.build().toArray());
    }

    private static int index(LocalDate week) {
        return Math.toIntExact(Math.floorDiv(week.toEpochDay(), 7));
    }

    private static void addTo(Map<LocalDate, Mean> weeks, Slot slot, Mean mean) {
        if (mean.count > 0) {
            weeks.computeIfAbsent(slot.week(), week -> new Mean()).add(mean.value());
        }
    }

    private static boolean belongs(Occasion occasion, Slot slot, MoodPoint point) {
        return switch (occasion) {
            case TimeOfWeek time -> slot.day().getDayOfWeek() == time.day() && slot.part() == time.part();
            case Topic topic -> point.topics().contains(topic.name());
        };
    }

    private static List<MoodPattern> significant(List<Cell> cells, Criteria criteria) {
        var largest = largestByChance(cells, criteria.permutations());
        var patterns = new ArrayList<MoodPattern>();
        for (var cell : cells) {
            double difference = cell.difference();
            double statistic = cell.statistic(difference);
            long asLarge = Arrays.stream(largest)
                    .filter(chance -> chance >= statistic - ROUNDING)
                    .count();
            // Never 0: what was seen is one of the permutations (Phipson and Smyth 2010).
            double pValue = (asLarge + 1) / (largest.length + 1.0);
            if (pValue <= criteria.significance() && Math.abs(difference) >= criteria.difference()) {
                patterns.add(new MoodPattern(cell.occasion, cell.valence, difference, cell.weeks.length, pValue));
            }
        }
        patterns.sort(Comparator.comparingDouble(MoodPattern::pValue)
                .thenComparingDouble(pattern -> -Math.abs(pattern.difference())));
        return patterns;
    }

    /** The largest statistic of all occasions, for each time that signs were flipped. */
    private static double[] largestByChance(List<Cell> cells, int permutations) {
        var random = new SplittableRandom(SEED);
        int first = cells.stream()
                .flatMapToInt(cell -> Arrays.stream(cell.weeks))
                .min()
                .orElse(0);
        int last = cells.stream()
                .flatMapToInt(cell -> Arrays.stream(cell.weeks))
                .max()
                .orElse(-1);
        var signs = new int[last - first + 1];
        var largest = new double[permutations];
        for (int permutation = 0; permutation < permutations; permutation++) {
            Arrays.setAll(signs, week -> random.nextBoolean() ? 1 : -1);
            for (var cell : cells) {
                largest[permutation] = Math.max(largest[permutation], cell.statistic(cell.flipped(signs, first)));
            }
        }
        return largest;
    }
}
