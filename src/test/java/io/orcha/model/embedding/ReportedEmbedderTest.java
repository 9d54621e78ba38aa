package io.orcha.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.testing.LogLines;
import io.orcha.testing.LogLines.Line;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportedEmbedderTest {

    private static final String CANARY = "what-the-user-wrote";
    private static final float[] VECTOR = {1};

    private final ScriptedEmbedder scripted = new ScriptedEmbedder();
    private final Embedder embedder = new ReportedEmbedder(scripted);
    private LogLines log;

    @BeforeEach
    void listen() {
        log = LogLines.of(ReportedEmbedder.class.getName());
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void warnsOnceAndTellsWhenItWorksAgain() {
        scripted.answers.add(Optional.of(List.of(VECTOR)));
        for (int failure = 0; failure < 5; failure++) {
            scripted.answers.add(Optional.of(List.of()));
        }
        scripted.answers.add(Optional.of(List.of(VECTOR)));
        scripted.answers.add(Optional.of(List.of(VECTOR)));

        while (!scripted.answers.isEmpty()) {
            embedder.embed(List.of(CANARY));
        }

        assertThat(log.told())
                .extracting(line -> line.level().getName(), Line::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "WARN",
                                "texts are found by their words alone until they are embedded again: Out of order."),
                        org.assertj.core.groups.Tuple.tuple("INFO", "texts are embedded again by scripted"));
        assertThat(log.details("still not embedded")).isEqualTo(4);
    }

    @Test
    void goesOnWithoutVectorsWhenTheModelThrows() {
        scripted.answers.add(Optional.empty());

        assertThat(embedder.embed(List.of(CANARY))).isEmpty();

        assertThat(embedder.problem())
                .hasValue(
                        "The embedding model failed: java.lang.IllegalStateException <- java.lang.ArithmeticException.");
        assertThat(log.told())
                .singleElement()
                .satisfies(line -> assertThat(line.text())
                        .contains("IllegalStateException")
                        .doesNotContain(CANARY));

        scripted.answers.add(Optional.of(List.of(VECTOR)));
        assertThat(embedder.embed(List.of(CANARY))).containsExactly(VECTOR);
        assertThat(embedder.problem()).isEmpty();
    }

    @Test
    void saysNothingOfNoTexts() {
        assertThat(embedder.embed(List.of())).isEmpty();
        assertThat(log.told()).isEmpty();
    }

    /** Answers as it is told; with an exception where it is told nothing. */
    private static final class ScriptedEmbedder implements Embedder {

        private final Deque<Optional<List<float[]>>> answers = new ArrayDeque<>();
        private boolean works = true;

        @Override
        public String model() {
            return "scripted";
        }

        @Override
        public int dimension() {
            return VECTOR.length;
        }

        @Override
        public Optional<String> problem() {
            return works ? Optional.empty() : Optional.of("Out of order.");
        }

        @Override
        public List<float[]> embed(List<String> texts, Purpose purpose) {
            var answer = answers.remove()
                    .orElseThrow(() -> new IllegalStateException(texts.getFirst(), new ArithmeticException(CANARY)));
            works = !answer.isEmpty();
            return answer;
        }
    }
}
