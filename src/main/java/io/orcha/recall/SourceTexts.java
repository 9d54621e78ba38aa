package io.orcha.recall;

import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The texts of messages and long-term memories that were recalled once, as their owner is shown them. */
@ApplicationScoped
public class SourceTexts {

    /** In characters: longer texts are cut. */
    private static final int LONGEST = 400;

    private static final String FIND = """
            SELECT s.kind, s.id, s.session_id,
                   CASE WHEN char_length(s.text) > %d THEN left(s.text, %d) || ' …' ELSE s.text END
              FROM (SELECT wanted.place, 'MESSAGE' AS kind, m.id, m.session_id, m.content AS text
                      FROM unnest(?::uuid[]) WITH ORDINALITY AS wanted (id, place)
                      JOIN chat_messages m ON m.id = wanted.id
                     WHERE m.user_id = ?
                    UNION ALL
                    SELECT wanted.place, 'MEMORY', l.id, NULL, l.text
                      FROM unnest(?::uuid[]) WITH ORDINALITY AS wanted (id, place)
                      JOIN long_term_memories l ON l.id = wanted.id
                     WHERE l.user_id = ?) AS s
             ORDER BY s.place
            """.formatted(LONGEST, LONGEST);

    private final Database database;

    SourceTexts(Database database) {
        this.database = database;
    }

    /** The texts in the order of the ids; what is gone is left out. */
    public List<SourceText> find(UserId user, List<UUID> ids) {
        var wanted = ids.stream().map(UUID::toString).toArray(String[]::new);
        return database.forUser(user.value())
                .query(
                        row -> new SourceText(
                                ItemKind.valueOf(row.getString(1)),
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getString(4)),
                        FIND,
                        wanted,
                        user.value(),
                        wanted,
                        user.value());
    }

    /**
     * A message or a long-term memory.
     *
     * @param sessionId where a message was said; null for a memory
     * @param text all of it, or its beginning
     */
    public record SourceText(
            ItemKind kind, UUID id, @Nullable UUID sessionId, String text) {}
}
