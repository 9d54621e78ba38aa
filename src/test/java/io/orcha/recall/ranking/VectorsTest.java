package io.orcha.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 63, 64, 65, 100, 384, 1_536})
    void signsAreOneBitANumber(int dimensions) {
        var vector = new byte[dimensions];
        new Random(dimensions).nextBytes(vector);

        var signs = Vectors.signs(vector);

        assertThat(signs).hasSize((dimensions + 63) / 64);
        for (int at = 0; at < signs.length * 64; at++) {
            boolean isSet = ((signs[at / 64] >>> at) & 1) == 1;
            assertThat(isSet).isEqualTo(at < dimensions && vector[at] < 0);
        }
    }
}
