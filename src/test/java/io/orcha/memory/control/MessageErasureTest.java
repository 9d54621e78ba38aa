package io.orcha.memory.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.memory.DerivedTexts.Derived;
import io.orcha.memory.Mentions;
import io.orcha.session.Messages.Quote;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageErasureTest {

    private static final String LEARNED = "Brother Bruno moved to Lisbon in 2019.";
    private static final UUID SESSION = new UUID(0, 1);
    private static final UUID SOURCE = new UUID(0, 2);
    private static final UUID OTHER = new UUID(0, 3);

    private final MessageErasure erasure =
            MessageErasure.of(Mentions.of(List.of("Bruno")), List.of(new Derived(LEARNED, List.of(SOURCE))));

    @Test
    void takesTheSupportingPartOfALongSource() {
        var rest = remaining(
                SOURCE, "user", "I love hiking. He moved to Lisbon. " + "It rained all day long. ".repeat(20));

        assertThat(rest).startsWith("I love hiking. It rained").doesNotContain("Lisbon");
    }

    @Test
    void takesAShortSourceInWhichNothingCanBeTold() {
        assertThat(remaining(SOURCE, "user", "He went there then. I miss him.")).isNull();
    }

    @Test
    void keepsALongSourceInWhichNothingCanBeTold() {
        var text = "It rained all day long. ".repeat(20);

        assertThat(remaining(SOURCE, "user", text)).isEqualTo(text);
    }

    @Test
    void takesItFromTheReplyToASourceAlone() {
        remaining(SOURCE, "user", "He moved to Lisbon in 2019.");
        assertThat(remaining(OTHER, "assistant", "So your brother moved to Lisbon in 2019. How nice!"))
                .isEqualTo("How nice!");

        remaining(OTHER, "user", "My brother Carl moved to Lisbon in 2019.");
        var ofCarl = "So your brother moved to Lisbon in 2019.";
        assertThat(remaining(OTHER, "assistant", ofCarl)).isEqualTo(ofCarl);
    }

    @Test
    void leavesOtherMessagesThatDoNotNameIt() {
        var ofCarl = "My brother Carl moved to Lisbon in 2019.";

        assertThat(remaining(OTHER, "user", ofCarl)).isEqualTo(ofCarl);
        assertThat(remaining(OTHER, "user", ofCarl + " Bruno's well.")).isEqualTo(ofCarl);
    }

    private @Nullable String remaining(UUID id, String role, String text) {
        return erasure.remaining(new Quote(id, SESSION, role, text, Instant.EPOCH, null), text);
    }
}
