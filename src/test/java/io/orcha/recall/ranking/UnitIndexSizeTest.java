package io.orcha.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an index says of its size, against the heap that it takes: a bound on the one is then a bound on the other. */
class UnitIndexSizeTest {

    private static final int UNITS = 8_000;
    private static final int WORDS = 20;
    private static final int DIMENSIONS = 384;

    /** Room for what else in the process allocates meanwhile, and for another layout of objects. */
    private static final Percentage CLOSE = Percentage.withPercentage(20);

    private final Random random = new Random(3);

    @ParameterizedTest
    @CsvSource({
        // units in an index, units added at a time, passages of a unit, whether they are memories
        "8000, 8000, 1, false",
        "8000, 8000, 0, false",
        "8000, 1000, 1, true",
        " 100,  100, 2, false",
    })
    void knowsWhatItTakes(int size, int atATime, int passages, boolean memories) {
        long before = usedHeap();

        var indexes = new ArrayList<UnitIndex>();
        for (int made = 0; made < UNITS; made += size) {
            indexes.add(index(size, atATime, passages, memories));
        }

        long taken = usedHeap() - before;
        assertThat(indexes.stream().mapToLong(UnitIndex::bytes).sum()).isCloseTo(taken, CLOSE);
    }

    private UnitIndex index(int size, int atATime, int passages, boolean memories) {
        var index = UnitIndex.EMPTY;
        for (int from = 0; from < size; from += atATime) {
            var units = new ArrayList<Unit>();
            for (int number = from; number < from + atATime; number++) {
                units.add(unit(number, passages, memories));
            }
            index = index.plus(units);
        }
        return index;
    }

    /** As it is read from the database: with objects of its own. */
    private Unit unit(int number, int passages, boolean memory) {
        var text = new StringBuilder();
        for (int word = 0; word < WORDS; word++) {
            text.append("word")
                    .append((int) Math.abs(random.nextGaussian() * 800))
                    .append(' ');
        }
        var meanings = new ArrayList<Passage>();
        for (int passage = 0; passage < passages; passage++) {
            var values = new byte[DIMENSIONS];
            random.nextBytes(values);
            meanings.add(new Passage(values, 1));
        }
        var at = Instant.ofEpochSecond(number);
        return new Unit(
                new UUID(2, number),
                memory ? null : new UUID(1, number / 20),
                at,
                Unit.Role.PERSON,
                memory ? null : "Speaker %d".formatted(number % 2),
                memory ? new Unit.Note(at, null, "fact", 0.5, List.of(new UUID(3, number))) : null,
                TextAnalysis.ofUnit(text.toString(), "en"),
                meanings,
                null);
    }

    private static long usedHeap() {
        for (int time = 0; time < 2; time++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
