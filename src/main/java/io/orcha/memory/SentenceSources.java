package io.orcha.memory;

import io.orcha.memory.summary.Draft;
import io.orcha.memory.summary.Summariser.Origin;
import io.orcha.model.offline.Canonical;
import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which messages support which sentence of a memory. */
@ApplicationScoped
public class SentenceSources {

    private static final String RECORD = """
            INSERT INTO memory_sentence_sources
                   (user_id, version, position, sentence, message_ids, model, prompt_version, created_at)
            SELECT ?, ?, line.number - 1, line.sentence, line.message_ids::uuid[], ?, ?, ?
              FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS line (sentence, message_ids, number)
            """;

    private static final String OF_USER = """
            SELECT version, sentence, message_ids, model, prompt_version, created_at
              FROM memory_sentence_sources
             WHERE user_id = ?
             ORDER BY version DESC, position
            """;

    private final Database database;

    SentenceSources(Database database) {
        this.database = database;
    }

    /** Records what a version learned; to be called in the transaction that stores the version. */
    public void record(UserId user, Memory version, List<Draft.Learned> learned, Origin origin) {
        var sentences = new ArrayList<String>();
        var messageIds = new ArrayList<String>();
        for (var one : learned) {
            var ids = one.sources().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
            for (var sentence : MemoryText.sentences(one.text())) {
                sentences.add(sentence);
                messageIds.add(ids);
            }
        }
        database.forUser(user.value())
                .update(
                        RECORD,
                        user.value(),
                        version.version(),
                        origin.model(),
                        origin.promptVersion(),
                        version.updatedAt(),
                        sentences.toArray(String[]::new),
                        messageIds.toArray(String[]::new));
    }

    /** All that is known of a user's memory, newest first. */
    public List<Evidence> of(UserId user) {
        return database.forUser(user.value()).query(SentenceSources::evidence, OF_USER, user.value());
    }

    /** The messages that support a sentence, the newest evidence first; empty when it came from no message. */
    public static List<UUID> messages(List<Evidence> evidence, String sentence) {
        var wanted = Canonical.of(sentence);
        var messages = new LinkedHashSet<UUID>();
        for (var one : evidence) {
            if (one.canonical().equals(wanted)) {
                messages.addAll(one.messages());
            }
        }
        return List.copyOf(messages);
    }

    /** Removes what quotes certain sentences. */
    public void removeIf(UserId user, Predicate<String> sentence) {
        for (var one : of(user)) {
            if (sentence.test(one.sentence())) {
                database.forUser(user.value())
                        .update(
                                "DELETE FROM memory_sentence_sources WHERE user_id = ? AND version = ? AND sentence = ?",
                                user.value(),
                                one.version(),
                                one.sentence());
            }
        }
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        var sentence = row.getString(2);
        return new Evidence(
                row.getLong(1),
                sentence,
                Canonical.of(sentence),
                Arrays.stream((Object[]) row.getArray(3).getArray())
                        .map(UUID.class::cast)
                        .toList(),
                new Origin(row.getString(4), row.getString(5)),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    /**
     * One sentence that a version learned.
     *
     * @param canonical the sentence's comparable form
     * @param messages the messages that support it
     */
    public record Evidence(
            long version, String sentence, String canonical, List<UUID> messages, Origin origin, Instant learnedAt) {

        public Evidence {
            messages = List.copyOf(messages);
        }
    }
}
