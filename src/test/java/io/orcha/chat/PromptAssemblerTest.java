package io.orcha.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.model.Prompt.Message;
import io.orcha.model.TokenCounter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptAssemblerTest {

    private final TokenCounter tokens = new TokenCounter();

    @Test
    void keepsAHistoryThatFits() {
        var history = List.of(Message.user("one"), Message.assistant("two"));

        var prompt = new PromptAssembler(tokens, 1000).assemble("persona", null, history, List.of(), "", "three");

        assertThat(prompt.messages())
                .containsExactly(
                        Message.system("persona"),
                        Message.user("one"),
                        Message.assistant("two"),
                        Message.user("three"));
    }

    @Test
    void dropsTheOldestMessagesUntilTheRestFits() {
        var history = IntStream.range(0, 100)
                .mapToObj(i -> Message.user("message number " + i))
                .toList();

        var prompt = new PromptAssembler(tokens, 200).assemble("persona", null, history, List.of(), "", "last");

        int cost = prompt.messages().stream()
                .mapToInt(message -> tokens.count(message.content()) + 4)
                .sum();
        int kept = prompt.messages().size() - 2;
        assertThat(cost).isLessThanOrEqualTo(200);
        assertThat(kept).isGreaterThan(10);
        assertThat(prompt.messages().subList(1, 1 + kept)).isEqualTo(history.subList(100 - kept, 100));
    }

    @Test
    void neverDropsTheSystemMessagesAndTheNewestMessage() {
        var prompt = new PromptAssembler(tokens, 10)
                .assemble(
                        "a persona of many words, more than fit",
                        "a memory",
                        List.of(Message.user("old")),
                        List.of(),
                        "",
                        "newest");

        assertThat(prompt.messages()).hasSize(3);
        assertThat(prompt.messages().get(1).content())
                .startsWith("User Memory: ")
                .contains("a memory");
        assertThat(prompt.messages().getLast()).isEqualTo(Message.user("newest"));
    }

    @Test
    void countsAHistoryOfRepeatedCharactersWithoutDelay() {
        var history = IntStream.range(0, 30)
                .mapToObj(_ -> Message.user("a".repeat(32_768)))
                .toList();

        var prompt = new PromptAssembler(tokens, 16_000).assemble("persona", null, history, List.of(), "", "last");

        assertThat(prompt.messages().size()).isBetween(4, 10);
    }
}
