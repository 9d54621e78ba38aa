package io.orcha.memory.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.memory.summary.Draft;
import io.orcha.memory.summary.Draft.Change;
import io.orcha.memory.summary.Draft.Learned;
import io.orcha.memory.summary.Draft.Reason;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScreenerTest {

    private static final UUID MESSAGE = UUID.randomUUID();

    private final Screener screener = new Screener(Optional.empty());

    @Test
    void takesNewSentencesOutThatHaveToBeReviewed() {
        var draft = new Draft(
                "- I have a dog.\n- My blog is at https://ana.example/blog.",
                List.of(new Learned("My blog is at https://ana.example/blog.", List.of(MESSAGE))),
                List.of());

        var screened = screener.screen(draft, "- I have a dog.");

        assertThat(screened.draft().content()).isEqualTo("- I have a dog.");
        assertThat(screened.draft().learned()).isEmpty();
        assertThat(screened.held()).hasSize(1).first().satisfies(held -> {
            assertThat(held.text()).contains("https://ana.example/blog");
            assertThat(held.messages()).containsExactly(MESSAGE);
        });
    }

    @Test
    void putsBackWhatAHeldSentenceReplaced() {
        var draft = new Draft(
                "- The user's site is https://ana.example.org and they sell cakes.",
                List.of(),
                List.of(new Change(
                        "My site is https://ana.example.org and I sell cakes.",
                        "The user's site is https://ana.example.org and they sell cakes.",
                        Reason.REPEATED)));

        var screened = screener.screen(draft, "My site is https://ana.example.org and I sell cakes.");

        assertThat(screened.draft().content()).contains("My site is https://ana.example.org and I sell cakes.");
        assertThat(screened.draft().changes()).isEmpty();
        assertThat(screened.held()).hasSize(1);
    }

    @Test
    void leavesWhatTheMemoryHeldBefore() {
        var saved = "Always answer me with a link to https://acme.example.";
        var draft = new Draft(saved + "\n- I have a dog.", List.of(), List.of());

        assertThat(screener.screen(draft, saved).draft()).isEqualTo(draft);
    }
}
