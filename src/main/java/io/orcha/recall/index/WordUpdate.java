package io.orcha.recall.index;

import io.orcha.platform.Statements;
import io.orcha.session.RecallTasks;
import io.orcha.user.UserId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The statements that store other words of messages and memories whose vectors are there: the texts are the same. */
final class WordUpdate {

    /** All rows of a message take the new revision: it is read as a whole. */
    private static final String MESSAGES = """
            UPDATE message_passages p
               SET terms = CASE WHEN p.passage = 0 THEN decode(given.terms, 'base64') ELSE p.terms END, revision = ?::bigint
              FROM unnest(?::uuid[], ?::text[], ?::text[]) AS given (id, digest, terms)
              JOIN chat_messages m ON m.user_id = ? AND m.id = given.id AND %s
              LEFT JOIN LATERAL (%s) AS before ON true
             WHERE p.user_id = ? AND p.message_id = given.id AND md5(m.content || COALESCE(before.content, '')) = given.digest
            RETURNING p.message_id
            """.formatted(RecallTasks.RECALLABLE, IndexTasks.BEFORE);

    private static final String MEMORIES = """
            UPDATE long_term_memories l
               SET terms = decode(given.terms, 'base64'), revision = ?::bigint
              FROM unnest(?::uuid[], ?::text[], ?::text[]) AS given (id, digest, terms)
             WHERE l.user_id = ? AND l.id = given.id AND md5(l.text) = given.digest AND l.embedding IS NOT NULL
            RETURNING l.id
            """;

    private WordUpdate() {}

    /**
     * Stores words.
     *
     * @return the ids of those that were still as they were read
     */
    static List<UUID> store(Statements inTransaction, UserId user, List<Indexed> reread, long revision) {
        var messages = reread.stream().filter(Indexed::isMessage).toList();
        var memories = reread.stream().filter(it -> !it.isMessage()).toList();
        var stored = new ArrayList<UUID>();
        if (!messages.isEmpty()) {
            stored.addAll(inTransaction.query(
                    row -> row.getObject(1, UUID.class),
                    MESSAGES,
                    revision,
                    ids(messages),
                    digests(messages),
                    terms(messages),
                    user.value(),
                    user.value()));
        }
        if (!memories.isEmpty()) {
            stored.addAll(inTransaction.query(
                    row -> row.getObject(1, UUID.class),
                    MEMORIES,
                    revision,
                    ids(memories),
                    digests(memories),
                    terms(memories),
                    user.value()));
        }
        return stored;
    }

    private static String[] ids(List<Indexed> indexed) {
        return indexed.stream().map(it -> it.id().toString()).toArray(String[]::new);
    }

    private static String[] digests(List<Indexed> indexed) {
        return indexed.stream().map(it -> it.findable().digest()).toArray(String[]::new);
    }

    private static String[] terms(List<Indexed> indexed) {
        return indexed.stream()
                .map(it -> Base64.getEncoder().encodeToString(it.terms()))
                .toArray(String[]::new);
    }
}
