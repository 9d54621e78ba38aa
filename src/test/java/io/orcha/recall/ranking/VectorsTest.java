package io.orcha.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
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

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 8, 384, 1_534})
    void holdsVectorsAsTheyWereAndMultipliesThem(int dimensions) {
        var random = new Random(dimensions);
        var unit = unit(random, dimensions);
        var other = new byte[dimensions];
        random.nextBytes(other);

        var vectors = Vectors.of(List.of(unit(random, 0), unit));

        assertThat(vectors.isRead(0)).isFalse();
        assertThat(vectors.isRead(1)).isTrue();
        var whole = vectors.whole(1, unit.withoutMeaning());
        var passages = List.of(unit.passages().get(0), unit.passages().get(1), Objects.requireNonNull(unit.reply()));
        assertThat(whole.passages()).usingRecursiveComparison().isEqualTo(unit.passages());
        assertThat(whole.reply()).usingRecursiveComparison().isEqualTo(unit.reply());
        for (int at = 0; at < passages.size(); at++) {
            int product = 0;
            for (int number = 0; number < dimensions; number++) {
                product += passages.get(at).values()[number] * other[number];
            }
            assertThat(vectors.product(at, Vectors.factorsOf(other))).isEqualTo(product);
        }
    }

    private static Unit unit(Random random, int dimensions) {
        return new Unit(
                new UUID(random.nextLong(), random.nextLong()),
                null,
                Instant.EPOCH,
                Unit.Role.PERSON,
                null,
                null,
                new int[1],
                dimensions == 0 ? List.of() : List.of(passage(random, dimensions), passage(random, dimensions)),
                dimensions == 0 ? null : passage(random, dimensions));
    }

    private static Passage passage(Random random, int dimensions) {
        var values = new byte[dimensions];
        random.nextBytes(values);
        return new Passage(values, random.nextFloat());
    }
}
