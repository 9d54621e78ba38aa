package io.orcha.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantisedTest {

    private final Random random = new Random(1);

    @Test
    void losesNextToNothing() {
        double worst = 0;
        double sum = 0;
        for (int pair = 0; pair < 10_000; pair++) {
            var one = vector();
            var other = vector();
            double loss =
                    Math.abs(Embedder.similarity(one, other) - Quantised.of(one).cosine(Quantised.of(other)));
            worst = Math.max(worst, loss);
            sum += loss;
        }

        assertThat(worst).isLessThan(0.003);
        assertThat(sum / 10_000).isLessThan(0.0005);
    }

    @Test
    void keepsTheDirectionInALengthOfOne() {
        var vector = vector();

        var again = Quantised.of(vector).vector();

        assertThat(Embedder.similarity(vector, again)).isCloseTo(1, within(0.0005));
        assertThat(Embedder.similarity(again, again)).isCloseTo(1, within(0.00001));
    }

    @Test
    void isTheSameFromItsBytes() {
        var quantised = Quantised.of(vector());

        var again = Quantised.of(quantised.values().clone());

        assertThat(again).isEqualTo(quantised).hasSameHashCodeAs(quantised);
        assertThat(again.cosine(quantised)).isEqualTo(1);
    }

    @Test
    void isSimilarToNothingWithoutADirection() {
        var nothing = Quantised.of(new float[384]);

        assertThat(nothing.cosine(Quantised.of(vector()))).isZero();
        assertThat(nothing.vector()).containsOnly(0);
    }

    @Test
    void comparesOnlyVectorsOfTheSameLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantised.of(vector()).cosine(Quantised.of(new float[] {1, 2})));
    }

    private float[] vector() {
        var vector = new float[384];
        double squares = 0;
        for (int at = 0; at < vector.length; at++) {
            vector[at] = (float) random.nextGaussian();
            squares += vector[at] * vector[at];
        }
        for (int at = 0; at < vector.length; at++) {
            vector[at] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
