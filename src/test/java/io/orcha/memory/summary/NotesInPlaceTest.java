package io.orcha.memory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.memory.summary.SummaryRequest.Note;
import io.orcha.memory.summary.SummaryRequest.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A client's layout survives what the model does to single notes. */
class NotesInPlaceTest {

    private static final String CONTENT = """
            ## Kids
            1. Eve (7), likes horses.  Plays chess.

            * Tom (9)
            My dentist is Dr. Smith, tel. 555.
            """;
    private static final List<String> NOTES = List.of(
            "Kids", "Eve (7), likes horses.", "Plays chess.", "Tom (9)", "My dentist is Dr.", "Smith, tel. 555.");

    @Test
    void leavesEveryLineAsItIsAndAddsWhatIsNew() {
        assertThat(merge("I have a cat.", "{\"text\": \"Has a cat.\", \"sources\": [\"m1\"]}", "", 1, 2, 3, 4, 5, 6))
                .isEqualTo(CONTENT + "- Has a cat.");
    }

    @Test
    void replacesWithinTheLine() {
        assertThat(merge(
                        "Eve likes dogs now.",
                        "{\"text\": \"Eve (7) likes dogs\", \"sources\": [\"m1\", \"n2\"]}",
                        "{\"note\": \"n2\", \"because\": \"contradicted\", \"by\": [\"m1\"]}",
                        1,
                        3,
                        4,
                        5,
                        6))
                .isEqualTo(CONTENT.replace("Eve (7), likes horses.", "Eve (7) likes dogs."));
    }

    @Test
    void takesOutWhatGoesAndALineThatIsEmptyThen() {
        assertThat(merge("Eve hates chess. Tom (9) moved out.", "", """
                        {"note": "n3", "because": "contradicted", "by": ["m1"]},
                        {"note": "n4", "because": "contradicted", "by": ["m1"]}""", 1, 2, 5, 6))
                .startsWith("## Kids\n1. Eve (7), likes horses.\n\nMy dentist is Dr. Smith, tel. 555.\n");
    }

    @Test
    void keepsTheOrderOfTheText() {
        assertThat(merge("I have a cat.", "{\"text\": \"Has a cat.\", \"sources\": [\"m1\"]}", "", 6, 5, 4, 3, 2, 1))
                .isEqualTo(CONTENT + "- Has a cat.");
    }

    @Test
    void tellsTheSameWordsInTwoPlacesApart() {
        var text = "- Likes Eve. Eve.\r\n- Eve.\r\n- Tea";
        var notes = List.of("Likes Eve.", "Eve.", "Eve.", "Tea");

        var edited = edit(text, notes, "Hi", """
                {"text": "Likes Eve.", "sources": ["n1"]}, {"text": "Eve.", "sources": ["n2"]}, {"text": "Tea", "sources": ["n4"]}""", "{\"note\": \"n3\", \"because\": \"repeated\", \"by\": [\"n2\"]}");

        assertThat(edited).isEqualTo("- Likes Eve. Eve.\r\n- Tea");
    }

    private static String merge(String said, String sentence, String dropped, int... kept) {
        var sentences = new StringBuilder();
        for (int number : kept) {
            sentences.append("{\"text\": \"%s\", \"sources\": [\"n%d\"]},".formatted(NOTES.get(number - 1), number));
        }
        var all = sentence.isEmpty() ? sentences.substring(0, sentences.length() - 1) : sentences + sentence;
        return edit(CONTENT, NOTES, said, all, dropped);
    }

    private static String edit(String content, List<String> notes, String said, String sentences, String dropped) {
        var answer = "{\"sentences\": [%s], \"dropped\": [%s]}".formatted(sentences, dropped);
        var request = new SummaryRequest(
                content,
                notes.stream().map(note -> new Note(note, List.of())).toList(),
                List.of(new Statement(new UUID(0, 1), Instant.parse("2026-03-05T10:00:00Z"), said)),
                List.of(),
                List.of(),
                ZoneOffset.UTC,
                null,
                10_000);
        return new ScriptedModel(answer, answer).summariser().merge(request).content();
    }
}
