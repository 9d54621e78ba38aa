package io.orcha.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orcha.eval.SentimentScore.Labelled;
import io.orcha.eval.SentimentScore.Polarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arithmetic of the evaluation of sentiment; what it measures with is not in this repository. */
class SentimentScoreTest {

    private static final List<Labelled> TEXTS = List.of(
            new Labelled("good", Polarity.POSITIVE),
            new Labelled("fine", Polarity.POSITIVE),
            new Labelled("bad", Polarity.NEGATIVE),
            new Labelled("odd", Polarity.NEGATIVE));

    @TempDir
    private Path folder;

    @Test
    void countsWhatIsUnknownAsWrong() {
        var score = SentimentScore.of(TEXTS, text -> text.equals("good") ? 0.5 : text.equals("bad") ? -0.5 : 0);

        assertThat(score.accuracy()).isEqualTo(0.5);
        // Precision 1 and recall ½ in either class.
        assertThat(score.macroF1()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void leavesClassesOutThatTheSetDoesNotHave() {
        assertThat(SentimentScore.of(TEXTS, text -> 1).macroF1()).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void splitsASetInHalvesThatStay() {
        var texts = IntStream.range(0, 1000)
                .mapToObj(number -> new Labelled("text " + number, Polarity.NEUTRAL))
                .toList();

        assertThat(texts.stream().filter(Labelled::isKeptAside).count()).isBetween(450L, 550L);
        assertThat(new Labelled("text 1", Polarity.POSITIVE).isKeptAside())
                .isEqualTo(texts.get(1).isKeptAside());
    }

    @Test
    void readsAllKindsOfSets() throws IOException {
        var json = Files.writeString(
                folder.resolve("set.json"),
                "[{\"text\":\"good\",\"class\":1},{\"text\":\"bad\",\"class\":0},{\"text\":\"\",\"class\":null}]");
        var lines = Files.writeString(folder.resolve("set.txt"), "1\t2.5\tgood\n2\t-0.1\tso so\n3\t-3\tbad, bad\n");

        var labels =
                Files.writeString(folder.resolve("set.tsv"), "good\t3\tx1\nso so\t2\tx2\nboth\t1,3\tx3\nodd\t0\tx4\n");

        assertThat(SentimentScore.read(labels))
                .containsExactly(new Labelled("good", Polarity.POSITIVE), new Labelled("so so", Polarity.NEUTRAL));
        assertThat(SentimentScore.read(json))
                .containsExactly(new Labelled("good", Polarity.POSITIVE), new Labelled("bad", Polarity.NEGATIVE));
        assertThat(SentimentScore.read(lines))
                .containsExactly(
                        new Labelled("good", Polarity.POSITIVE),
                        new Labelled("so so", Polarity.NEUTRAL),
                        new Labelled("bad, bad", Polarity.NEGATIVE));
    }

    @Test
    void sumsTheLexiconWithoutRules() {
        var baseline = new LexiconSum();

        assertThat(baseline.valence("Not good.")).isEqualTo(baseline.valence("good"));
        assertThat(baseline.valence("good :)")).isGreaterThan(baseline.valence("good"));
        assertThat(baseline.valence("the table")).isZero();
    }
}
