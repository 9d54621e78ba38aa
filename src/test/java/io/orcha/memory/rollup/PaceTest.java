package io.orcha.memory.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages that spoil a batch are merged by rules, and cost the others little. */
class PaceTest {

    private final List<Integer> byRules = new ArrayList<>();
    private int calls;

    @Test
    void takesEverythingAtOnceWhileTheModelWorks() {
        run(1000, Set.of());

        assertThat(calls).isEqualTo(5);
        assertThat(byRules).isEmpty();
    }

    @Test
    void keepsOnlyTheMessagesThatSpoilABatchFromTheModel() {
        run(200, Set.of(0, 77, 199));

        assertThat(byRules).containsExactly(0, 77, 199);
        assertThat(calls).isLessThan(70);
    }

    @Test
    void leavesAUselessModelAlone() {
        var all = IntStream.range(0, 1000).boxed().collect(java.util.stream.Collectors.toSet());

        run(1000, all);

        assertThat(byRules).hasSize(1000);
        assertThat(calls).isLessThan(12);
    }

    /** Has so many messages merged by a model that has no answer to some. */
    private void run(int messages, Set<Integer> poison) {
        var pace = new Pace(200);
        int next = 0;
        while (next < messages) {
            var batch = IntStream.range(next, Math.min(messages, next + pace.size()))
                    .boxed()
                    .toList();
            if (pace.byRules()) {
                byRules.addAll(batch);
            } else {
                calls++;
                if (batch.stream().anyMatch(poison::contains)) {
                    pace.unusable(batch.size());
                    continue;
                }
            }
            pace.merged();
            next += batch.size();
        }
    }
}
