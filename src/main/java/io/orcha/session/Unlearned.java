package io.orcha.session;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.orcha.user.privacy.Withdrawal;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What users said and the memory has yet to learn from. */
@ApplicationScoped
public class Unlearned implements Withdrawal {

    private static final String TO_LEARN = """
            SELECT id, role, content, partial, created_at, speaker
              FROM chat_messages
             WHERE user_id = ? AND to_learn
             ORDER BY id
             LIMIT ?
            """;

    private static final String RECENTLY_SAID = """
            SELECT id, role, content, partial, created_at, speaker
              FROM chat_messages
             WHERE user_id = ? AND to_learn AND id <> ? AND session_id <> ? AND %s
             ORDER BY id DESC
             LIMIT ?
            """;

    private static final String LEARNED =
            "UPDATE chat_messages SET to_learn = false WHERE user_id = ? AND to_learn AND id = ANY (?::uuid[])";

    private static final String LEARNED_AGAIN = """
            UPDATE chat_messages SET to_learn = false
             WHERE user_id = ? AND to_learn IS NOT NULL AND id = ANY (?::uuid[])
            """;

    private static final String LEARN_NOTHING =
            "UPDATE chat_messages SET to_learn = NULL WHERE user_id = ? AND role = 'user' AND to_learn IS NOT NULL";

    private static final String GIVE_UP = "UPDATE chat_messages SET to_learn = NULL WHERE user_id = ? AND to_learn";

    private static final UUID NO_SESSION = new UUID(0, 0);

    private final Database database;
    private final List<DerivedFromMessages> derived;
    private final String recentlySaid;

    Unlearned(Database database, Permission permission, @All List<DerivedFromMessages> derived) {
        this.derived = derived;
        this.recentlySaid = RECENTLY_SAID.formatted(permission.toUse("chat_messages.user_id"));
        this.database = database;
    }

    /**
     * What the user said in any session and the memory has yet to learn from, oldest first.
     *
     * @param limit at most so many
     */
    public List<ChatMessage> oldest(UserId user, int limit) {
        return database.forUser(user.value()).query(Conversations::message, TO_LEARN, user.value(), limit);
    }

    /**
     * The newest messages of the user that the memory has yet to learn from, newest first.
     *
     * @param without leaves out this message
     * @param exceptIn leaves out the messages of this session; null leaves out none
     * @param limit at most so many
     */
    public List<ChatMessage> newest(UserId user, UUID without, @Nullable UUID exceptIn, int limit) {
        return database.forUser(user.value())
                .query(
                        Conversations::message,
                        recentlySaid,
                        user.value(),
                        without,
                        exceptIn == null ? NO_SESSION : exceptIn,
                        limit);
    }

    /**
     * Notes that the memory has learned from messages. To be called in the transaction that stores what was learned.
     *
     * @return whether all of them were still there to learn from; when not, the transaction has to be rolled back
     */
    public boolean markLearned(UserId user, List<UUID> messages) {
        var ids = messages.stream().map(UUID::toString).toArray(String[]::new);
        return database.forUser(user.value()).update(LEARNED, user.value(), ids) == ids.length;
    }

    /**
     * Notes that the memory has learned from messages of which some may have been learned from before.
     *
     * @return whether all of them are still there
     */
    public boolean markLearnedAgain(UserId user, List<UUID> messages) {
        var ids = messages.stream().map(UUID::toString).toArray(String[]::new);
        return database.forUser(user.value()).update(LEARNED_AGAIN, user.value(), ids) == ids.length;
    }

    /** A roll-up under way finds its messages no longer to be learned from, and stores nothing. */
    @Override
    public void withdrawn(Statements inTransaction, UserId user) {
        inTransaction.update(GIVE_UP, user.value());
    }

    /** Notes that the memory shall never learn from anything that the user has said up to now. */
    public void learnNothing(UserId user) {
        database.forUser(user.value()).update(LEARN_NOTHING, user.value());
        derived.forEach(it -> it.learnNothing(user));
    }
}
