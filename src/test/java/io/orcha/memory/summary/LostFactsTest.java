package io.orcha.memory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.memory.summary.Draft.Change;
import io.orcha.memory.summary.Draft.Learned;
import io.orcha.memory.summary.Draft.Reason;
import io.orcha.memory.summary.SummaryRequest.Note;
import io.orcha.memory.summary.SummaryRequest.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that ignores what was said, or replaces what it has nothing to do with, loses no fact. */
class LostFactsTest {

    private static final String ONLY_THE_NOTE = """
            {"sentences": [{"text": "I like tea.", "sources": ["n1"]}], "dropped": []}""";
    private static final String BOTH = """
            {"sentences": [{"text": "I like tea.", "sources": ["n1"]},
             {"text": "Is allergic to peanuts.", "sources": ["m1"]}], "dropped": []}""";

    @Test
    void asksOnceMoreForAFactThatWasIgnored() {
        var model = new ScriptedModel(ONLY_THE_NOTE, BOTH);

        var draft = model.summariser().merge(request("I like tea.", 10_000, "I am allergic to peanuts."));

        assertThat(draft.content()).isEqualTo("I like tea.\n- Is allergic to peanuts.");
        assertThat(model.prompts.getLast().messages().getLast().content()).contains("stated in m1");
    }

    @ParameterizedTest
    @ValueSource(strings = {ONLY_THE_NOTE, "nonsense"})
    void notesAFactInTheUsersOwnWordsThatIsIgnoredTwice(String second) {
        var draft = merge("I like tea.", "I am allergic to peanuts.", ONLY_THE_NOTE, second);

        assertThat(draft.content()).isEqualTo("I like tea.\n- I am allergic to peanuts.");
        assertThat(draft.learned()).containsExactly(new Learned("I am allergic to peanuts.", List.of(message(1))));
    }

    @Test
    void notesTheHalfOfAMessageThatIsIgnored() {
        var draft = merge("I like tea.", "I have a cat. I am allergic to peanuts.", """
                {"sentences": [{"text": "I like tea.", "sources": ["n1"]}, {"text": "Has a cat.", "sources": ["m1"]}]}""", "no");

        assertThat(draft.content()).isEqualTo("I like tea.\n- Has a cat.\n- I am allergic to peanuts.");
    }

    @Test
    void datesWhatItNotes() {
        var draft = merge("I like tea.", "I fly to Rome tomorrow.", ONLY_THE_NOTE, ONLY_THE_NOTE);

        assertThat(draft.content()).isEqualTo("I like tea.\n- I fly to Rome tomorrow (2026-03-06).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I like tea!", "Hello!", "Can you help me?", "i like tea"})
    void isContentWhenNothingIsNew(String said) {
        var draft = merge("I like tea.", said, ONLY_THE_NOTE);

        assertThat(draft).isEqualTo(new Draft("I like tea.", List.of(), List.of()));
    }

    @Test
    void takesAnEmptyAnswerToAGreetingForNoChange() {
        assertThat(merge("I like tea.", "Good morning!", "{\"sentences\": []}"))
                .isEqualTo(new Draft("I like tea.", List.of(), List.of()));
    }

    @Test
    void hearsTheOppositeOfANote() {
        assertThat(merge("I like tea.", "I do not like tea.", ONLY_THE_NOTE, ONLY_THE_NOTE)
                        .content())
                .contains("I do not like tea.");
    }

    @Test
    void missesNothingThatTheUserTookBackInTheSameBatch() {
        var model = new ScriptedModel("""
                {"sentences": [{"text": "I like tea.", "sources": ["n1"]}, {"text": "Lives in Porto.", "sources": ["m2"]}]}""");

        var draft =
                model.summariser().merge(request("I like tea.", 10_000, "I live in Berlin.", "I live in Porto now."));

        assertThat(draft.content()).isEqualTo("I like tea.\n- Lives in Porto.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I am allergic to peanuts. | I like jazz. | The user likes jazz.
            My sister is called Ana. | I bought a bike. | Bought a bike.
            """)
    void putsBackANoteThatIsReplacedByWhatHasNothingToDoWithIt(String note, String said, String instead) {
        var draft = merge(note, said, """
                {"sentences": [{"text": "%s", "sources": ["n1", "m1"]}]}""".formatted(instead));

        assertThat(draft.content()).isEqualTo(note + "\n- " + instead);
        assertThat(draft.changes()).isEmpty();
        assertThat(draft.learned()).containsExactly(new Learned(instead, List.of(message(1))));
    }

    @Test
    void replacesANoteByWhatTheUserSaidAboutIt() {
        var draft = merge("I am allergic to peanuts.", "My peanuts test was negative.", """
                {"sentences": [{"text": "Test was negative.", "sources": ["n1", "m1"]}]}""");

        assertThat(draft.content()).isEqualTo("Test was negative.");
        assertThat(draft.changes())
                .containsExactly(new Change("I am allergic to peanuts.", "Test was negative.", Reason.CONTRADICTED));
    }

    @Test
    void compressesByRulesWhatIsStillTooLong() {
        var notes = IntStream.range(0, 40)
                .mapToObj("I once saw the film number %d."::formatted)
                .toList();
        var content = "I am allergic to peanuts.\n" + String.join("\n", notes);
        var kept = new ArrayList<String>();
        IntStream.rangeClosed(1, 41)
                .forEach(i -> kept.add("""
                {"text": "%s", "sources": ["n%d"]}""".formatted(content.lines().toList().get(i - 1), i)));
        kept.add("{\"text\": \"Has a sister called Ana.\", \"sources\": [\"m1\"]}");
        var answer = "{\"sentences\": [%s]}".formatted(String.join(",", kept));

        var draft = new ScriptedModel(answer, answer)
                .summariser()
                .merge(request(content, content.length() + 10, "My sister is called Ana."));

        assertThat(draft.content()).hasSizeLessThanOrEqualTo(content.length() + 10);
        assertThat(draft.content()).contains("allergic to peanuts", "Has a sister called Ana.");
        assertThat(draft.learned()).containsExactly(new Learned("Has a sister called Ana.", List.of(message(1))));
        assertThat(draft.changes()).isNotEmpty().allMatch(change -> change.reason() == Reason.COMPRESSED);
    }

    private static Draft merge(String note, String said, String... answers) {
        return new ScriptedModel(answers).summariser().merge(request(note, 10_000, said));
    }

    private static SummaryRequest request(String content, int maxBytes, String... said) {
        var statements = IntStream.range(0, said.length)
                .mapToObj(i -> new Statement(message(i + 1), Instant.parse("2026-03-05T10:00:00Z"), said[i]))
                .toList();
        var notes = content.lines().map(line -> new Note(line, List.of())).toList();
        return new SummaryRequest(content, notes, statements, List.of(), List.of(), ZoneOffset.UTC, null, maxBytes);
    }

    private static UUID message(int number) {
        return new UUID(0, number);
    }
}
