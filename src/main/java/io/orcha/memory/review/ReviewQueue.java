package io.orcha.memory.review;

import io.orcha.memory.review.Review.State;
import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The sentences of users that wait for a decision, and those that were decided. */
@ApplicationScoped
public class ReviewQueue {

    /** The same sentence said again changes nothing: a decision stays. */
    private static final String ADD = """
            INSERT INTO memory_reviews (user_id, id, text, reasons, message_ids, state, created_at)
            VALUES (?, ?, ?, ?, ?::uuid[], 'pending', ?)
                ON CONFLICT (user_id, text_digest) DO NOTHING
            """;

    private static final String COLUMNS = "id, text, reasons, message_ids, state, created_at, decided_at";

    private static final String LIST = """
            SELECT %s FROM memory_reviews
             WHERE user_id = ? AND (?::text IS NULL OR state = ?) AND id > ?
             ORDER BY id LIMIT ?
            """.formatted(COLUMNS);

    private static final String ONE = "SELECT %s FROM memory_reviews WHERE user_id = ? AND id = ?".formatted(COLUMNS);

    private static final String DECIDE = """
            UPDATE memory_reviews SET state = ?, decided_at = CASE WHEN ? = 'pending' THEN NULL ELSE ?::timestamptz END
             WHERE user_id = ? AND id = ? AND state = ?
            """;

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    ReviewQueue(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds what was held back; to be called in the transaction that marks the messages as learned. */
    public void add(UserId user, List<Screener.HeldBack> held) {
        for (var one : held) {
            database.forUser(user.value())
                    .update(
                            ADD,
                            user.value(),
                            ids.next(),
                            one.text(),
                            one.reasons().stream()
                                    .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                                    .sorted()
                                    .toArray(String[]::new),
                            one.messages().stream().map(UUID::toString).toArray(String[]::new),
                            clock.instant());
        }
    }

    /** Removes what quotes certain sentences. */
    public void removeIf(UserId user, Predicate<String> text) {
        var all = database.forUser(user.value())
                .query(
                        ReviewQueue::review,
                        "SELECT %s FROM memory_reviews WHERE user_id = ?".formatted(COLUMNS),
                        user.value());
        for (var review : all) {
            if (text.test(review.text())) {
                database.forUser(user.value())
                        .update("DELETE FROM memory_reviews WHERE user_id = ? AND id = ?", user.value(), review.id());
            }
        }
    }

    List<Review> list(UserId user, String state, UUID after, int limit) {
        var column = state.equals("all") ? null : state;
        return database.forUser(user.value())
                .query(ReviewQueue::review, LIST, user.value(), column, column, after, limit);
    }

    Optional<Review> find(UserId user, UUID id) {
        return database.forUser(user.value()).queryOne(ReviewQueue::review, ONE, user.value(), id);
    }

    /** Moves a review from one state to another; false when it is no longer in the first. */
    boolean move(UserId user, UUID id, State from, State to) {
        return database.forUser(user.value())
                        .update(DECIDE, column(to), column(to), clock.instant(), user.value(), id, column(from))
                > 0;
    }

    private static String column(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Review review(ResultSet row) throws SQLException {
        var decided = row.getObject(7, OffsetDateTime.class);
        return new Review(
                row.getObject(1, UUID.class),
                row.getString(2),
                values(row.getArray(3)).map(String.class::cast).toList(),
                values(row.getArray(4)).map(UUID.class::cast).toList(),
                State.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                decided == null ? null : decided.toInstant());
    }

    private static Stream<Object> values(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray());
    }
}
