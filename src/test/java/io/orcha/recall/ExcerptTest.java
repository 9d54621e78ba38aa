package io.orcha.recall;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.model.TokenCounter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is shown of a long text: the sentences that fit the query best, found without reading any twice. */
class ExcerptTest {

    private static double aboutBees(String sentence) {
        return sentence.contains("bees") ? 1 : 0;
    }

    private final TokenCounter tokens = new TokenCounter();

    @Test
    void keepsATextThatFits() {
        assertThat(new Excerpt(tokens, ExcerptTest::aboutBees).of("The tram was late. We keep bees.", 20))
                .isEqualTo("The tram was late. We keep bees.");
    }

    @Test
    void keepsTheSentencesThatFitBestInTheirOrder() {
        var text = "The tram was late. ".repeat(9) + "We keep bees. " + "The tram was late. ".repeat(9)
                + "The bees like us.";

        assertThat(new Excerpt(tokens, ExcerptTest::aboutBees).of(text, 14))
                .isEqualTo("… We keep bees. … The bees like us.");
    }

    @Test
    void beginsASentenceThatDoesNotFit() {
        assertThat(new Excerpt(tokens, ExcerptTest::aboutBees)
                        .of("We keep bees and " + "very ".repeat(50) + "many hens.", 8))
                .startsWith("We keep bees")
                .endsWith("…");
    }

    @Test
    void scoresEachSentenceOnce() {
        var scored = new AtomicInteger();

        new Excerpt(tokens, _ -> scored.incrementAndGet() % 7).of("The tram was late. ".repeat(1_000), 100);

        assertThat(scored).hasValue(1_000);
    }

    @Test
    void readsTheBeginningOfAVeryLongTextOnly() {
        var scored = new AtomicInteger();
        var excerpt = new Excerpt(tokens, sentence -> {
            scored.incrementAndGet();
            return aboutBees(sentence);
        });

        var shown = excerpt.of("We keep bees. " + "The tram was late. ".repeat(12_000), 20);

        assertThat(shown).startsWith("We keep bees. The tram was late.").endsWith(" …");
        assertThat(scored.get()).isLessThan(4_000);
    }
}
