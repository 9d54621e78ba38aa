package io.orcha.model.offline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a memory as a list of the user's own statements, one on a line that begins with "- ". Lines that others wrote stay
 * as they are, byte for byte. Deterministic, and takes any text.
 */
public final class ExtractiveSummariser {

    /**
     * The memory after some messages. A statement that is known already is not repeated; a newer name, residence,
     * occupation or other fact of which there is only one replaces the line of this form that states nothing but the
     * older one. Over the budget, the oldest of the least important lines go first, identity, allergies and family last.
     *
     * @param currentMemory the memory so far, in whatever form; null or empty when there is none
     * @param userMessagesOldestFirst what the user wrote since
     * @param maxUtf8Bytes the largest memory in UTF-8 bytes; a line that is longer alone is left out
     * @return the new memory; equal to the current one when there is nothing new and the budget holds
     */
    public String update(@Nullable String currentMemory, List<String> userMessagesOldestFirst, int maxUtf8Bytes) {
        var lines = MemoryLines.of(currentMemory == null ? "" : currentMemory);
        var statements = userMessagesOldestFirst.stream()
                .flatMap(message -> StatementExtractor.statements(message).stream())
                .map(Statement::of)
                .toList();
        lines.addAll(statements, maxUtf8Bytes);
        return lines.within(maxUtf8Bytes);
    }
}
