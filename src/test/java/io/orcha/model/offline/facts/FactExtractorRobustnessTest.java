package io.orcha.model.offline.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text is: no error, no long time, the same result in any thread. */
class FactExtractorRobustnessTest {

    private static final String[] PIECES = {
        "my", "sister", "Ana", "I", "'s", "and", "who", "lives", "in", "Porto", ",", ".", "\"", "since", "2019", "not",
        "used", "to", "have", "a", "dog", "called", "'d", "rather", "if", "she", "(", ")", "-", "was", "the", "of",
        "because", "🙂", "called", "named", "from", "until", "no", "longer", "ex", "don't", "it", "there", "\n", "?"
    };

    private final FactExtractor extractor = new FactExtractor();

    @Test
    void readsAnyOrderOfWordsWithoutAnError() {
        var random = new Random(7);
        for (int run = 0; run < 1_500; run++) {
            var text = new StringBuilder();
            for (int words = random.nextInt(25); words >= 0; words--) {
                text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(8) == 0 ? "" : " ");
            }
            var said = text.toString();
            assertThatCode(() -> extractor.extract(List.of(said))).as(said).doesNotThrowAnyException();
        }
    }

    @Test
    void readsRandomCharactersWithoutAnError() {
        var random = new Random(11);
        for (int run = 0; run < 300; run++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(80); length >= 0; length--) {
                text.append((char) (random.nextBoolean() ? 32 + random.nextInt(96) : random.nextInt(0x10000)));
            }
            var said = text.toString();
            assertThatCode(() -> extractor.extract(List.of(said, said))).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my ",
                "my sister's ",
                "Ana, ",
                "Ana and ",
                "and I live in Porto ",
                "the king of ",
                "'s ",
                "who ",
                "I have a dog, ",
                "to run ",
                "if ",
                "I think that ",
                "x",
                "My sister Ana lives in Porto. ",
                "She likes it. "
            })
    void readsLongTextsInTimeThatGrowsWithThem(String piece) {
        var said = piece.repeat(10_000 / piece.length());

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> extractor.extract(List.of(said)));
    }

    @Test
    void readsTheSameInManyThreads() throws Exception {
        var said = List.of(
                "My sister Ana lives in Porto since May.",
                "She has two dogs, Rex and Bella.",
                "I sold my car last week.");
        var expected = extractor.extract(said);
        var tasks = new ArrayList<Callable<List<StatedTriple>>>();
        for (int task = 0; task < 400; task++) {
            tasks.add(() -> extractor.extract(said));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
        assertThat(expected).hasSizeGreaterThan(5);
    }
}
