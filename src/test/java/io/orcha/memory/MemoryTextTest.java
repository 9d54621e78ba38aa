package io.orcha.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dr. Smith is my dentist.",
                "My dentist is Dr. Smith, tel. 555.",
                "My dentist is **Dr. Smith**.",
                "J. Doe is my boss.",
                "I read J. R. R. Tolkien and J.R.R. Tolkien.",
                "I work with Mr. Tom Riddle.",
                "Write to anna.bloch@example.co.uk or see https://example.org/a.b?c=d.e for more.",
                "It costs 3.50 or 1.000,5 at most.",
                "I like fruit, e.g. apples, i.e. red ones.",
                "I was born am 3. Mai in Wien.",
                "I work at Acme Inc. in Oslo, flat no. 5.",
                "I like… tea.",
                "I get up at 6 a.m. every day."
            })
    void keepsASentenceInOnePiece(String sentence) {
        assertThat(MemoryText.sentences(sentence)).containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I love tea. I hate coffee.|I love tea.|I hate coffee.",
                "i love tea. my dog is rex.|i love tea.|my dog is rex.",
                "Really?! Yes.|Really?!|Yes.",
                "I am 30. Anna is 5.|I am 30.|Anna is 5.",
                "I saw Dr. Who. I liked it.|I saw Dr. Who.|I liked it.",
                "I have hepatitis B. My dog is well.|I have hepatitis B.|My dog is well.",
                "She said \"no.\" Then she left.|She said \"no.\"|Then she left.",
                "さくらです。東京に住んでいます。|さくらです。|東京に住んでいます。",
                "Get up at 6 a.m. Then eat.|Get up at 6 a.m.|Then eat."
            })
    void partsSentences(String text, String first, String second) {
        assertThat(MemoryText.sentences(text)).containsExactly(first, second);
    }

    @Test
    void leavesOutBullets() {
        assertThat(MemoryText.sentences("# Facts\r\n1. Likes tea.\r\n- Has a dog. Is 30.\r\n"))
                .containsExactly("Facts", "Likes tea.", "Has a dog.", "Is 30.");
    }

    @Test
    void keepsTheBytesOfWhatStays() {
        var text = "#  Facts\r\n\r\n *  Likes   tea.  Has a dog.\t\r\n- Is 30.\n\n1) End";

        assertThat(MemoryText.without(text, "Is 30."::equals))
                .isEqualTo("#  Facts\r\n\r\n *  Likes   tea.  Has a dog.\t\r\n\n1) End");
        assertThat(MemoryText.without(text, "Has a dog."::equals))
                .isEqualTo("#  Facts\r\n\r\n *  Likes   tea.\r\n- Is 30.\n\n1) End");
        assertThat(MemoryText.without(text, "End"::equals))
                .isEqualTo("#  Facts\r\n\r\n *  Likes   tea.  Has a dog.\t\r\n- Is 30.\n");
        assertThat(MemoryText.without(text, _ -> false)).isSameAs(text);
        assertThat(MemoryText.without("- a\n- b", _ -> true)).isNull();
    }

    @Test
    void removesTheWholeSentenceAroundAnAbbreviation() {
        var text = "- Dr. Smith is my dentist. Likes tea.\n- J. Doe is my boss.\n- I work with Mr. Tom Riddle.";

        assertThat(Mentions.of(List.of("Dr. Smith", "J. Doe", "Tom Riddle")).removedFrom(text))
                .isEqualTo("- Likes tea.");
    }

    @Test
    void removesEverySentenceOverWhichAPhraseIsSpread() {
        var spread = Mentions.of(List.of("Anna Bloch"));

        assertThat(spread.removedFrom("I like tea.\nMy dentist is Anna\nBloch in Lisbon.\nI like jam."))
                .isEqualTo("I like tea.\nI like jam.");
        assertThat(spread.removedFrom("I met Anna. Bloch was there. I left.")).isEqualTo("I left.");
        assertThat(spread.removedFrom("Only Anna. I left. Bloch is a painter."))
                .isEqualTo("Only Anna. I left. Bloch is a painter.");
        assertThat(Mentions.of(List.of("東京タワー")).removedFrom("家は東京\nタワーの近く\n犬がいる"))
                .isEqualTo("犬がいる");
    }
}
