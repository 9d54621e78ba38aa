package io.orcha.model.offline;

import io.orcha.model.Prompt;
import io.orcha.model.Prompt.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a prompt says about the user, oldest first: the memory, then the user's messages. The assistant's words are no
 * evidence, and neither are system messages other than the memory and what was recalled.
 *
 * @param statements everything that was stated, the newest message included
 * @param recalled what was recalled of earlier conversations, oldest first: the memory may have dropped it for a reason, so it
 *     counts only where the statements tell nothing
 * @param fresh what the newest message states
 * @param newest the newest message, empty when the prompt has none
 */
record Evidence(List<Statement> statements, List<Statement> recalled, List<Statement> fresh, String newest) {

    static Evidence of(Prompt prompt) {
        var statements = new ArrayList<Statement>();
        var recalled = new ArrayList<Statement>();
        for (var message : prompt.messages()) {
            statements.addAll(MemoryText.statements(MemoryText.in(message)));
            recalled.addAll(MemoryText.statements(MemoryText.recalledIn(message)));
        }
        var spoken = prompt.messages().stream()
                .filter(message -> message.role() == Role.USER)
                .map(Prompt.Message::content)
                .toList();
        List<Statement> fresh = List.of();
        for (var content : spoken) {
            fresh = StatementExtractor.statements(content).stream()
                    .map(Statement::of)
                    .toList();
            statements.addAll(fresh);
        }
        return new Evidence(
                List.copyOf(statements), List.copyOf(recalled), fresh, spoken.isEmpty() ? "" : spoken.getLast());
    }

    /** What was recalled, and everything that was stated, which is believed in case of doubt. */
    List<Statement> withRecalled() {
        return Stream.concat(recalled.stream(), statements.stream()).toList();
    }
}
