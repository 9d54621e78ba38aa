package io.orcha.memory.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcha.memory.summary.Draft.Change;
import io.orcha.memory.summary.Draft.Learned;
import io.orcha.memory.summary.Draft.Reason;
import io.orcha.memory.summary.SummaryRequest.Note;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.ModelException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the old memory is lost without a reason, and nothing is in the new one that nobody said. */
class LanguageModelSummariserTest {

    private static final UUID OLD = new UUID(0, 1);
    private static final UUID NEW = new UUID(0, 2);
    private static final String USABLE = """
            {"sentences": [{"text": "Lives in Berlin.", "sources": ["n1"]}, {"text": "Likes tea.", "sources": ["n2"]},
             {"text": "Has a cat.", "sources": ["m1"]}], "dropped": []}""";
    private static final List<Note> NOTES =
            List.of(new Note("Lives in Berlin.", List.of(OLD)), new Note("Likes tea.", List.of()));

    @Test
    void addsWhatWasSaidWithItsSource() {
        var draft = merge("I have a cat.", USABLE);

        assertThat(draft)
                .isEqualTo(new Draft(
                        "Lives in Berlin. Likes tea.\n- Has a cat.",
                        List.of(new Learned("Has a cat.", List.of(NEW))),
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"```json\n%s\n```", "Here {you} are:\n%s\nAnything {else}?", "{\"thought\": 1}%s"})
    void findsTheAnswerInsideChatter(String chatter) {
        assertThat(merge("I have a cat.", chatter.formatted(USABLE)).content()).endsWith("- Has a cat.");
    }

    @Test
    void leavesTheTextAloneWhenNothingIsNew() {
        var draft = merge("Good morning!", """
                {"sentences": [{"text": "Lives in Berlin.", "sources": ["n1"]}, {"text": "- Likes tea.", "sources": "n2"}]}""");

        assertThat(draft).isEqualTo(new Draft("Lives in Berlin. Likes tea.", List.of(), List.of()));
    }

    @Test
    void replacesWhatTheUserContradicted() {
        var draft = merge("I moved to Porto.", """
                {"sentences": [{"text": "Lives in Porto, moved.", "sources": ["m1"]}, {"text": "Likes tea.", "sources": ["n2"]}],
                 "dropped": [{"note": "n1", "because": "contradicted", "by": ["m1"]}]}""");

        assertThat(draft.content()).isEqualTo("Lives in Porto, moved. Likes tea.");
        assertThat(draft.changes())
                .containsExactly(new Change("Lives in Berlin.", "Lives in Porto, moved.", Reason.CONTRADICTED));
    }

    @Test
    void learnsARewordedNoteWithTheMessagesBehindBoth() {
        var draft = merge("Berlin is cold.", """
                {"sentences": [{"text": "Lives in cold Berlin.", "sources": ["n1", "m1"]},
                 {"text": "Likes tea.", "sources": ["n2"]}]}""");

        assertThat(draft.learned()).containsExactly(new Learned("Lives in cold Berlin.", List.of(OLD, NEW)));
        assertThat(draft.changes())
                .containsExactly(new Change("Lives in Berlin.", "Lives in cold Berlin.", Reason.REPEATED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{'note': 'n1'}",
                "{\"note\": \"n1\", \"because\": \"contradicted\"}",
                "{\"note\": \"n1\", \"because\": \"contradicted\", \"by\": [\"m9\", \"n2\", \"i1\"]}",
                "{\"note\": \"n1\", \"because\": \"repeated\", \"by\": [\"n2\"]}",
                "{\"note\": \"n1\", \"because\": \"compressed\"}",
                "{\"note\": \"n1\", \"because\": \"instructed\", \"by\": [\"i1\"]}",
                "{\"note\": \"n1\", \"because\": \"boring\", \"by\": [\"m1\"]}"
            })
    void putsBackWhatGoesWithoutAReason(String dropped) {
        var draft = merge("I have a cat.", """
                {"sentences": [{"text": "Likes tea.", "sources": ["n2"]}, {"text": "Has a cat.", "sources": ["m1"]}],
                 "dropped": [%s]}""".formatted(dropped.replace('\'', '"')));

        assertThat(draft.content()).isEqualTo("Lives in Berlin. Likes tea.\n- Has a cat.");
        assertThat(draft.changes()).isEmpty();
    }

    @Test
    void putsBackANoteWhoseRewordingLosesAName() {
        var draft = merge("I have a cat.", """
                {"sentences": [{"text": "Lives somewhere.", "sources": ["n1"]}, {"text": "Likes tea.", "sources": ["n2"]},
                 {"text": "Has a cat.", "sources": ["m1"]}]}""");

        assertThat(draft.content()).isEqualTo("Lives in Berlin. Likes tea.\n- Has a cat.");
    }

    @Test
    void keepsPinnedNotesWordForWord() {
        var request = request("I moved to Porto.", 10_000, List.of("Lives in Berlin."));
        var model = new ScriptedModel("""
                {"sentences": [{"text": "Lives in Porto, moved.", "sources": ["n1", "m1"]}],
                 "dropped": [{"note": "n1", "because": "contradicted", "by": ["m1"]}]}""");

        var draft = model.summariser().merge(request);

        assertThat(draft.content()).isEqualTo("Lives in Berlin. Likes tea.\n- Lives in Porto, moved.");
        assertThat(model.prompts.getFirst().messages().getLast().content()).contains("n1 (pinned): Lives in Berlin.");
    }

    @Test
    void letsOneStatementEndOnlySoManyThingsItDoesNotSpeakOf() {
        var notes = IntStream.range(0, 20).mapToObj(i -> new Note("Fact%d is true.".formatted(i), List.of()));
        var dropped = IntStream.rangeClosed(1, 20)
                .mapToObj("{\"note\": \"n%d\", \"because\": \"contradicted\", \"by\": [\"m1\"]}"::formatted);
        var answer = "{\"sentences\": [], \"dropped\": [%s]}".formatted(String.join(",", dropped.toList()));

        var draft = new ScriptedModel(answer)
                .summariser()
                .merge(request("x", notes.toList(), "Good morning!", 10_000, List.of()));

        assertThat(draft.changes()).hasSize(3);
    }

    @Test
    void compressesOnlyAsFarAsRoomIsShort() {
        var notes = IntStream.range(0, 20)
                .mapToObj(i -> new Note("Knows the fact%02d well.".formatted(i), List.of()))
                .toList();
        var content =
                String.join("\n", notes.stream().map(note -> "- " + note.text()).toList());
        var dropped =
                IntStream.rangeClosed(1, 20).mapToObj("{\"note\": \"n%d\", \"because\": \"compressed\"}"::formatted);
        var answer = "{\"sentences\": [], \"dropped\": [%s]}".formatted(String.join(",", dropped.toList()));

        var draft = new ScriptedModel(answer)
                .summariser()
                .merge(request(content, notes, "Hello.", content.length() + 10, List.of()));

        assertThat(draft.content()).contains("fact19").doesNotContain("fact00");
        assertThat(draft.content().length()).isBetween(content.length() * 7 / 10, content.length() * 82 / 100);
        assertThat(draft.changes()).extracting(Change::reason).containsOnly(Reason.COMPRESSED);
    }

    @Test
    void hasNothingToRememberOfAGreeting() {
        var draft = new ScriptedModel("{\"sentences\": []}")
                .summariser()
                .merge(request(null, List.of(), "Good morning!", 10_000, List.of()));

        assertThat(draft).isEqualTo(new Draft(null, List.of(), List.of()));
    }

    @Test
    void readsATextWhoseSentencesAreNotToldApartLineByLine() {
        var draft = new ScriptedModel("""
                        {"sentences": [{"text": "Has a cat.", "sources": ["m1"]}]}""")
                .summariser()
                .merge(request("* One thing\n\n- Another", List.of(), "I have a cat.", 10_000, List.of()));

        assertThat(draft.content()).isEqualTo("* One thing\n\n- Another\n- Has a cat.");
    }

    static Stream<String> useless() {
        return Stream.of(
                "NOTHING",
                "{}",
                "{\"sentences\": []}",
                "{\"sentences\": [{\"text\": \"Has a c",
                "I'm sorry, but I can't help with that.",
                "{\"sentences\": [{\"text\": \"I'm sorry, I can't help.\", \"sources\": [\"m1\"]}]}",
                "{\"sentences\": [{\"text\": \"Owns a yacht.\", \"sources\": [\"n1\"]}]}",
                "{\"sentences\": [{\"text\": \"Has a cat.\", \"sources\": [\"m7\"]}]}",
                "{\"sentences\": [{\"text\": \"Has a cat. %s\", \"sources\": [\"m1\"]}]}".formatted("x".repeat(10_000)),
                "{".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("useless")
    void asksOnceMoreAndThenGivesUp(String answer) {
        var model = new ScriptedModel(answer, answer, USABLE);
        var summariser = model.summariser();

        assertThatThrownBy(() -> summariser.merge(request("I have a cat.", 10_000, List.of())))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.isUnusable()).isTrue())
                .hasMessageNotContaining("cat");
        assertThat(model.prompts).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("useless")
    void takesARepairedAnswer(String answer) {
        assertThat(merge("I have a cat.", answer, USABLE).content()).endsWith("- Has a cat.");
    }

    @Test
    void showsTheModelWhatWasWrong() {
        var model = new ScriptedModel().thenTruncated(USABLE);
        model.thenTruncated(USABLE);
        var summariser = model.summariser();

        assertThatThrownBy(() -> summariser.merge(request("I have a cat.", 10_000, List.of())))
                .isInstanceOf(ModelException.class);

        var repair = model.prompts.getLast().messages();
        assertThat(repair.get(2).content()).isEqualTo(USABLE);
        assertThat(repair.getLast().content()).contains("cut short");
    }

    @Test
    void asksOnceMoreWhenAStatementIsHeardOnlyInASentenceThatCannotStay() {
        var invented = USABLE.replace("Has a cat.", "Has a cat called Felix.");

        assertThat(merge("I have a cat.", invented, USABLE).content()).endsWith("- Has a cat.");
        assertThat(merge("I have a cat.", invented, "no").content())
                .isEqualTo("Lives in Berlin. Likes tea.\n- I have a cat.");
    }

    @Test
    void carriesOutAnInstruction() {
        var model = new ScriptedModel("""
                {"sentences": [{"text": "Moved to Porto.", "sources": ["i1"]}, {"text": "Owns a yacht.", "sources": ["i1"]}],
                 "dropped": [{"note": "n1", "because": "instructed", "by": ["i1"]}]}""", "nothing better");

        var draft = model.summariser()
                .revise("I moved to Porto, drop the old city", request("", 10_000, List.of("Lives in Berlin.")));

        assertThat(draft.content()).isEqualTo("Moved to Porto. Likes tea.");
        assertThat(draft.learned()).isEmpty();
        assertThat(draft.changes())
                .containsExactly(new Change("Lives in Berlin.", "Moved to Porto.", Reason.INSTRUCTED));
    }

    private static Draft merge(String said, String... answers) {
        return new ScriptedModel(answers).summariser().merge(request(said, 10_000, List.of()));
    }

    private static SummaryRequest request(String said, int maxBytes, List<String> pinned) {
        return request("Lives in Berlin. Likes tea.", NOTES, said, maxBytes, pinned);
    }

    private static SummaryRequest request(
            String content, List<Note> notes, String said, int maxBytes, List<String> pinned) {
        var statement = new Statement(NEW, Instant.parse("2026-03-05T10:00:00Z"), said);
        return new SummaryRequest(
                content, notes, List.of(statement), pinned, List.of(), ZoneId.of("Europe/Lisbon"), null, maxBytes);
    }
}
