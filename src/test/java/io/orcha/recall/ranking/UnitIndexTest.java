package io.orcha.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnitIndexTest {

    private static final List<String> WORDS = List.of(
            "harbour", "lantern", "meadow", "violin", "copper", "thunder", "almond", "ladder", "velvet", "raven");

    @Test
    void isTheSameHoweverItGrew() {
        var units = many(200);
        var grown = UnitIndex.EMPTY;
        for (var unit : units) {
            grown = grown.plus(List.of(unit));
        }

        assertThat(find(grown)).isEqualTo(find(UnitIndex.of(units)));
        assertThat(grown.size()).isEqualTo(200);
    }

    @Test
    void isTheSameInWhateverOrderSessionsCame() {
        var units = many(60);
        var index = UnitIndex.of(units.subList(30, 60)).plus(units.subList(0, 30));

        assertThat(find(index)).containsExactlyInAnyOrderElementsOf(find(UnitIndex.of(units)));
    }

    @Test
    void forgetsWhatIsTakenOut() {
        var units = many(40);
        var index = UnitIndex.of(units).minus(List.of(Said.id(3), Said.id(39), new UUID(9, 9)));

        assertThat(index.size()).isEqualTo(38);
        assertThat(index.contains(Said.id(3))).isFalse();
        assertThat(index.units()).hasSize(38);
        assertThat(new Ranker(Weights.DEFAULT).rank(index, Said.asking(String.join(" ", WORDS)), 100))
                .extracting(Ranked::id)
                .doesNotContain(Said.id(3), Said.id(39));
    }

    @Test
    void findsNothingThroughWhatIsTakenOut() {
        var said = new Said()
                .message("What is the secret ingredient of the dumplings?")
                .message("A little nutmeg, as my grandmother did it");

        var index =
                said.index().plus(new Said().session(5).message("x").units()).minus(List.of());
        var without = UnitIndex.of(said.units()).minus(List.of(Said.id(0)));

        assertThat(foundByWords(without, "secret dumplings")).isEmpty();
        assertThat(index.size()).isEqualTo(2);
    }

    @Test
    void isRebuiltWhenHalfIsGone() {
        var units = many(40);
        var index = UnitIndex.of(units)
                .minus(units.subList(0, 25).stream().map(Unit::id).toList());

        assertThat(index.numbers()).isEqualTo(15);
        assertThat(index.size()).isEqualTo(15);
    }

    @Test
    void replacesWhatHasTheSameId() {
        var before = new Said().message("The key is under the mat");
        var after = new Said().message("The key is in the barn");

        var index = before.index().plus(after.units());

        assertThat(index.size()).isEqualTo(1);
        assertThat(foundByWords(index, "mat")).isEmpty();
        assertThat(foundByWords(index, "barn")).hasSize(1);
    }

    /** What is new is found without a word of the question. */
    private static List<Ranked> foundByWords(UnitIndex index, String question) {
        return new Ranker(Weights.DEFAULT)
                .rank(index, Said.asking(question), 5).stream()
                        .filter(ranked -> ranked.coverage() > 0)
                        .toList();
    }

    @Test
    void neverChanges() {
        var index = UnitIndex.of(many(10));
        var found = find(index);

        index.plus(many(30)).minus(List.of(Said.id(1)));

        assertThat(index.size()).isEqualTo(10);
        assertThat(find(index)).isEqualTo(found);
    }

    @Test
    void knowsItsSize() {
        assertThat(UnitIndex.of(many(100)).bytes()).isBetween(20_000L, 200_000L);
        assertThat(UnitIndex.EMPTY.bytes()).isZero();
    }

    @Test
    void comparesOnlyNearVectorsOfMany() {
        var random = new Random(4);
        var said = new Said();
        for (int number = 0; number < 6_000; number++) {
            said.session(number).meaning(vector(random)).message("");
        }
        var wanted = vector(random);
        var near = wanted.clone();
        near[0] += 0.5f;
        said.session(6_000).meaning(near).message("");

        assertThat(Said.numbers(said.rank(Said.askingMeaning(wanted)))).startsWith(6_000);
    }

    @Test
    void refusesVectorsOfDifferentLengths() {
        var said = new Said()
                .meaning(new float[] {1, 0})
                .message("a")
                .meaning(new float[] {1})
                .message("b");

        assertThatThrownBy(said::index)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 and 2");
    }

    @Test
    void ignoresVectorsOfAnotherModel() {
        var said = new Said().meaning(new float[] {1, 0}).message("a");

        assertThat(said.rank(Said.askingMeaning(1, 0, 0))).isEmpty();
    }

    private static float[] vector(Random random) {
        var vector = new float[64];
        for (int at = 0; at < vector.length; at++) {
            vector[at] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static List<Unit> many(int count) {
        var random = new Random(11);
        var said = new Said();
        for (int number = 0; number < count; number++) {
            var words = new ArrayList<String>();
            for (int word = 0; word < 1 + random.nextInt(8); word++) {
                words.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            said.session(number / 10).message(String.join(" ", words));
        }
        return said.units();
    }

    private static List<Integer> find(UnitIndex index) {
        return Said.numbers(new Ranker(Weights.DEFAULT).rank(index, Said.asking("violin raven ladder"), 20));
    }
}
