package io.orcha.model.offline;

import io.orcha.model.embedding.Embedder;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a memory as a list of the user's own statements, one on a line that begins with "- ". Lines that others wrote stay
 * as they are, byte for byte, until something that they say is contradicted. Deterministic, and takes any text.
 */
public final class ExtractiveSummariser {

    private final Novelty novelty;

    /** A summariser that finds what is said twice, when space runs short, with this embedder. */
    public ExtractiveSummariser(Embedder embedder) {
        this.novelty = new Novelty(embedder);
    }

    /**
     * A sentence of the present memory.
     *
     * @param text as it stands in the memory, without a bullet
     * @param sources the messages known to support it
     */
    public record Note(String text, List<UUID> sources) {}

    /**
     * Something that the user stated.
     *
     * @param text what {@link StatementExtractor} found in a message, perhaps with its dates made absolute
     * @param source the message
     */
    public record Said(String text, UUID source) {}

    /**
     * The memory after some statements. What is known already is not repeated; what a newer statement contradicts goes, and
     * the rest of its sentence stays. Statements that the memory was made from change nothing when they come again. Over
     * the budget, repetitions go first and the oldest of the least important sentences next; identity, allergies and family
     * last, pinned sentences never.
     *
     * @param memory the memory so far, in whatever form; null or empty when there is none
     * @param notes its sentences with their sources, as far as they are known
     * @param pinned sentences that stay word for word, and are put back when the memory lacks them
     * @param statements what the user stated since, oldest first
     * @param maxUtf8Bytes the largest memory in UTF-8 bytes; a statement that is longer alone is left out
     */
    public Merged merge(
            @Nullable String memory,
            List<Note> notes,
            Collection<String> pinned,
            List<Said> statements,
            int maxUtf8Bytes) {
        var lines = MemoryLines.of(memory == null ? "" : memory, originals(notes));
        lines.pin(pinned);
        // Among themselves first, so that an older one of them contradicts nothing that holds since a newer one.
        var latest = MemoryLines.of("", List.of());
        statements.forEach(said -> latest.add(said.text(), Set.of(said.source()), maxUtf8Bytes));
        for (var line : latest.lines()) {
            var text =
                    String.join(" ", line.passages().stream().map(Passage::text).toList());
            lines.add(text, line.passages().getFirst().sources(), maxUtf8Bytes);
        }
        Compression.apply(lines, maxUtf8Bytes, novelty);
        return lines.merged();
    }

    /**
     * The memory after a change that its owner asks for in words. What they state is merged; what they want dropped or
     * replaced goes, even when it is pinned and they name it precisely.
     *
     * @param instruction such as "I moved to Porto, forget that I like jazz"
     * @return the same text when the instruction is not understood or matches nothing
     */
    public Merged revise(
            @Nullable String memory,
            List<Note> notes,
            Collection<String> pinned,
            String instruction,
            int maxUtf8Bytes) {
        var lines = MemoryLines.of(memory == null ? "" : memory, originals(notes));
        lines.pin(pinned);
        new Revision(lines, maxUtf8Bytes).apply(Instruction.Parser.parse(instruction));
        Compression.apply(lines, maxUtf8Bytes, novelty);
        return lines.merged();
    }

    private static List<Passage.Original> originals(List<Note> notes) {
        return notes.stream()
                .map(note -> new Passage.Original(note.text(), note.sources()))
                .toList();
    }
}
