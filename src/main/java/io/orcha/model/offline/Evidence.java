package io.orcha.model.offline;

import io.orcha.model.Prompt;
import io.orcha.model.Prompt.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What a prompt says about the user, oldest first: the memory, then the user's messages. The assistant's words are no
 * evidence, and neither are system messages other than the memory.
 *
 * @param statements everything that was stated, the newest message included
 * @param fresh what the newest message states
 * @param newest the newest message, empty when the prompt has none
 */
record Evidence(List<Statement> statements, List<Statement> fresh, String newest) {

    static Evidence of(Prompt prompt) {
        var statements = new ArrayList<Statement>();
        for (var message : prompt.messages()) {
            statements.addAll(MemoryText.statements(MemoryText.in(message)));
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
        return new Evidence(List.copyOf(statements), fresh, spoken.isEmpty() ? "" : spoken.getLast());
    }
}
