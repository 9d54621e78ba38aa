package io.orcha.graph.conversation;

import io.orcha.model.VisibleText;
import io.orcha.platform.Database;
import io.orcha.session.SessionDigests;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells the lists of sessions what each is about. */
@ApplicationScoped
class SummaryDigests implements SessionDigests {

    private static final String OF_SESSIONS = """
            SELECT c.session_id, c.summary
              FROM unnest(?::uuid[]) AS wanted (id)
              JOIN conversation_summaries c ON c.user_id = ? AND c.session_id = wanted.id
             WHERE c.summary <> ''
            """;

    private static final String TEXTS = """
            SELECT s.id, s.title, COALESCE(c.summary, '')
              FROM chat_sessions s
              LEFT JOIN conversation_summaries c ON c.user_id = s.user_id AND c.session_id = s.id
             WHERE s.user_id = ?
            """;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{So}]+");

    private final Database database;
    private final KeyEntities entities;

    SummaryDigests(Database database, KeyEntities entities) {
        this.database = database;
        this.entities = entities;
    }

    @Override
    public Map<UUID, Digest> of(UserId user, Collection<UUID> sessions) {
        var digests = new HashMap<UUID, Digest>();
        if (sessions.isEmpty()) {
            return digests;
        }
        entities.of(user, sessions).forEach((session, found) -> digests.put(session, new Digest(null, found)));
        var wanted = sessions.stream().map(UUID::toString).toArray(String[]::new);
        database.forUser(user.value())
                .query(
                        row -> digests.merge(
                                row.getObject(1, UUID.class),
                                new Digest(row.getString(2), List.of()),
                                (known, summarised) -> new Digest(summarised.summary(), known.keyEntities())),
                        OF_SESSIONS,
                        wanted,
                        user.value());
        return digests;
    }

    @Override
    public Set<UUID> holding(UserId user, String text) {
        var words = BETWEEN_WORDS
                .splitAsStream(VisibleText.fold(text))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.isEmpty()
                ? Set.of()
                : database
                        .forUser(user.value())
                        .query(
                                row -> new Text(
                                        row.getObject(1, UUID.class), row.getString(2) + "\n" + row.getString(3)),
                                TEXTS,
                                user.value())
                        .stream()
                        .filter(session -> session.holds(words))
                        .map(Text::session)
                        .collect(Collectors.toSet());
    }

    /** Title and summary. */
    private record Text(UUID session, String text) {

        boolean holds(List<String> words) {
            var folded = VisibleText.fold(text);
            return words.stream().allMatch(folded::contains);
        }
    }
}
