package io.orcha.emotion;

import static io.orcha.platform.Settings.positive;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How users feel, read from what they said each time it is wanted: nothing of it is stored, so that what is deleted or forgotten is gone
 * from it at once. Who has switched it off, or has not consented, has no mood, and neither has what must not be learned from.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class UserMoods {

    /** More says nothing more; reading so many takes a fraction of a second. */
    private static final int MOST_MESSAGES = 20_000;

    /** Of a chat turn: as many as a mood may rest on. */
    private static final int RECENT_MESSAGES = 40;

    private static final Duration LATELY = Duration.ofDays(14);

    /** In characters. */
    private static final int LONGEST_BEGINNING = 2_000;

    /**
     * Of the newest messages alone, so that what was said long ago costs a chat turn nothing, and of a long one its beginning. Whom the user
     * quotes by name in an import is somebody else.
     */
    private static final String SAID = """
            SELECT m.session_id, left(m.content, %d), m.created_at
              FROM (SELECT session_id, content, created_at, to_learn, speaker
                      FROM chat_messages
                     WHERE user_id = ? AND role = 'user'
                     ORDER BY id DESC
                     LIMIT ?) AS m
             WHERE m.to_learn IS NOT NULL AND m.speaker IS NULL AND m.created_at >= ? AND %s AND %s
            """;

    private static final String FOLLOWED =
            "NOT EXISTS (SELECT 1 FROM users AS follower WHERE follower.user_id = %s AND NOT follow_mood)";

    private final SentimentAnalyzer analyzer = SentimentAnalyzer.english();
    private final Database database;
    private final Clock clock;
    private final Duration halfLife;
    private final boolean enabled;
    private final String said;
    private final String followed;

    UserMoods(Database database, Permission permission, Clock clock, MoodConfig config) {
        this.database = database;
        this.clock = clock;
        this.halfLife = positive("orcha.mood.half-life", config.halfLife());
        this.enabled = config.enabled();
        this.said = SAID.formatted(LONGEST_BEGINNING, FOLLOWED.formatted("?"), permission.toUse("?"));
        this.followed = "SELECT %s AND %s".formatted(FOLLOWED.formatted("?"), permission.toUse("?"));
    }

    /** Whether the mood of a user may be read. */
    boolean isFollowed(UserId user) {
        return enabled
                && database.forUser(user.value())
                        .query(row -> row.getBoolean(1), followed, user.value(), user.value())
                        .getFirst();
    }

    /** What the messages since a time tell. */
    List<MoodPoint> since(UserId user, Instant time) {
        return read(database.forUser(user.value()), user, time, MOST_MESSAGES);
    }

    /** The mood now. */
    Optional<Mood> now(MoodCurve curve) {
        return curve.at(clock.instant(), halfLife);
    }

    /** How a reply in a session should sound, from what the user said there and lately elsewhere; empty for as always. */
    public Optional<ToneHint> toneHint(UserId user, UUID session) {
        var now = clock.instant();
        // What was said a moment ago counts most.
        var points = read(database.onPrimary(user.value()), user, now.minus(LATELY), RECENT_MESSAGES);
        if (points.isEmpty()) {
            return Optional.empty();
        }
        var here = MoodCurve.of(points.stream()
                .filter(point -> point.session().equals(session.toString()))
                .toList());
        return ToneHint.of(
                here.perSession().get(session.toString()),
                MoodCurve.of(points).at(now, halfLife).orElse(null));
    }

    private List<MoodPoint> read(Statements statements, UserId user, Instant since, int most) {
        return enabled
                ? statements.query(this::point, said, user.value(), most, since, user.value(), user.value())
                : List.of();
    }

    private MoodPoint point(ResultSet row) throws SQLException {
        return new MoodPoint(
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(1),
                Set.of(),
                analyzer.analyze(row.getString(2)));
    }
}
