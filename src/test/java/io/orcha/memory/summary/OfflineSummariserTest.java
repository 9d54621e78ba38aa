package io.orcha.memory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.memory.summary.Draft.Change;
import io.orcha.memory.summary.Draft.Learned;
import io.orcha.memory.summary.Draft.Reason;
import io.orcha.memory.summary.SummaryRequest.Note;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.embedding.Embedders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineSummariserTest {

    private static final UUID OLD = new UUID(0, 1);
    private static final UUID NEW = new UUID(0, 2);
    private static final Instant SAID = Instant.parse("2026-11-21T10:00:00Z");

    private final Summariser summariser = new OfflineSummariser(Embedders.ofDefault());

    @Test
    void namesTheMessageThatSupportsEachNewSentence() {
        var draft = summariser.merge(request(null, "Hi! My name is Fred. I fly to Rome tomorrow. How are you?"));

        assertThat(draft.content()).isEqualTo("- My name is Fred.\n- I fly to Rome tomorrow (2026-11-22).");
        assertThat(draft.learned())
                .containsExactly(
                        new Learned("My name is Fred.", List.of(NEW)),
                        new Learned("I fly to Rome tomorrow (2026-11-22).", List.of(NEW)));
        assertThat(draft.changes()).isEmpty();
    }

    @Test
    void namesTheMessageThatSupportsAKnownSentenceAgain() {
        var draft = summariser.merge(request("- My name is Fred.", "Call me Fred."));

        assertThat(draft.content()).isEqualTo("- My name is Fred.");
        assertThat(draft.learned()).containsExactly(new Learned("My name is Fred.", List.of(NEW)));
    }

    @Test
    void saysWhatReplacedAContradictedSentence() {
        var draft = summariser.merge(request("- I live in Oslo.\n- I love tea.", "We moved to Porto."));

        assertThat(draft.content()).isEqualTo("- We moved to Porto.\n- I love tea.");
        assertThat(draft.changes())
                .containsExactly(new Change("I live in Oslo.", "We moved to Porto.", Reason.CONTRADICTED));
    }

    @Test
    void keepsTheEvidenceOfWhatIsLeftOfASentence() {
        var draft = summariser.merge(request("- My name is Fred and I love tea.", "Call me Bob."));

        assertThat(draft.learned())
                .containsExactly(new Learned("I love tea.", List.of(OLD)), new Learned("Call me Bob.", List.of(NEW)));
    }

    @Test
    void hasNoContentWhenThereIsNothingToRemember() {
        assertThat(summariser.merge(request(null, "Hello!"))).isEqualTo(new Draft(null, List.of(), List.of()));
    }

    @Test
    void accountsForEverySentenceThatSpaceCost() {
        var memory = "- My name is Fred.\n- I'm allergic to nuts.\n"
                + IntStream.range(0, 60)
                        .mapToObj(i -> "- The bus number " + i + " was late again.")
                        .collect(Collectors.joining("\n"));
        var request = new SummaryRequest(
                memory,
                List.of(),
                List.of(new Statement(NEW, SAID, "I love chess.")),
                List.of("The bus number 7 was late again."),
                List.of(),
                ZoneId.of("UTC"),
                null,
                1_000);

        var draft = summariser.merge(request);

        var lines = draft.content().lines().toList();
        assertThat(draft.content().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(850, 900);
        assertThat(lines)
                .contains(
                        "- My name is Fred.",
                        "- I'm allergic to nuts.",
                        "- The bus number 7 was late again.",
                        "- I love chess.",
                        "- The bus number 59 was late again.");
        var gone = memory.lines()
                .filter(line -> !lines.contains(line))
                .map(line -> line.substring(2))
                .toList();
        assertThat(draft.changes()).extracting(Change::removed).containsExactlyInAnyOrderElementsOf(gone);
        assertThat(draft.changes()).extracting(Change::reason).containsOnly(Reason.COMPRESSED);
    }

    @Test
    void dropsWhatIsSaidTwiceFirst() {
        var memory = "- The train to the office was late again.\n- My old neighbour keeps bees on the roof.\n"
                + "- The train to my office was late again.";

        var draft = summariser.merge(new SummaryRequest(
                memory, List.of(), List.of(), List.of(), List.of(), ZoneId.of("UTC"), null, memory.length() - 1));

        assertThat(draft.changes())
                .containsExactly(new Change(
                        "The train to the office was late again.",
                        "The train to my office was late again.",
                        Reason.REPEATED));
    }

    @Test
    void takesAnInstructionAsItIsStated() {
        var draft = summariser.revise("I moved to Porto, drop the old city", request("- I live in Oslo.", ""));

        assertThat(draft.content()).isEqualTo("- I moved to Porto.");
        assertThat(draft.learned()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "That is wrong: my sister is called Ana",
                "That's not right, my sister is called Ana.",
                "No, my sister is called Ana.",
            })
    void correctsTheOnePersonThatTheMemoryNames(String feedback) {
        var draft = summariser.revise(feedback, request("- My sister is called Ina.\n- I love hiking.", ""));

        assertThat(draft.content())
                .contains("y sister is called Ana.", "I love hiking.")
                .doesNotContain("Ina");
    }

    @Test
    void leavesNothingWhereTheOnlySentenceIsForgotten() {
        var draft = summariser.revise("Forget that I have a dog", request("- I have a dog.", ""));

        assertThat(draft.content()).isNull();
    }

    @Test
    void mergesAMessageIntoALargeMemoryInMilliseconds() {
        var memory = IntStream.range(0, 250)
                .mapToObj(i -> "- My colleague number " + i + " works at Acme and plays chess on Mondays.")
                .collect(Collectors.joining("\n"));
        var request = new SummaryRequest(
                memory,
                List.of(),
                List.of(new Statement(NEW, SAID, "I moved to Porto last week.")),
                List.of(),
                List.of(),
                ZoneId.of("UTC"),
                null,
                32_768);

        // The fastest of many, because the machine may have other things to do.
        long fastest = IntStream.range(0, 100)
                .mapToLong(_ -> {
                    long start = System.nanoTime();
                    summariser.merge(request);
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();

        // The tests do without the second compiler, with which it takes much less.
        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(180));
    }

    private static SummaryRequest request(String memory, String message) {
        var notes = memory == null
                ? List.<Note>of()
                : memory.lines()
                        .map(line -> new Note(line.substring(2), List.of(OLD)))
                        .toList();
        var statements = message.isEmpty() ? List.<Statement>of() : List.of(new Statement(NEW, SAID, message));
        return new SummaryRequest(
                memory, notes, statements, List.of(), List.of(), ZoneId.of("Europe/Lisbon"), null, 8_192);
    }
}
