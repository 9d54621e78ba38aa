package io.orcha.user;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.user.audit.Action;
import io.orcha.user.audit.AuditTrail;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users whose memory is held. A user comes into being with the first thing stored for them. */
@ApplicationScoped
public class Users {

    private static final String SETTINGS =
            "SELECT time_zone, language, learning_paused, follow_mood FROM users WHERE user_id = ?";

    private static final String CHANGE_SETTINGS = """
            INSERT INTO users AS u (user_id, created_at, time_zone, language, learning_paused, follow_mood)
            VALUES (?, ?, COALESCE(?::text, 'UTC'), NULLIF(?::text, ''), COALESCE(?::boolean, false), COALESCE(?::boolean, true))
                ON CONFLICT (user_id) DO UPDATE
               SET time_zone = COALESCE(?::text, u.time_zone),
                   language = NULLIF(COALESCE(?::text, u.language), ''),
                   learning_paused = COALESCE(?::boolean, u.learning_paused),
                   follow_mood = COALESCE(?::boolean, u.follow_mood)
            RETURNING time_zone, language, learning_paused, follow_mood
            """;

    /** Who changes it at the same time waits. */
    private static final String LANGUAGE = "SELECT language FROM users WHERE user_id = ? FOR NO KEY UPDATE";

    private static final UserSettings DEFAULTS = new UserSettings(ZoneId.of("UTC"), null, false, true);

    private final Database database;
    private final AuditTrail audit;
    private final Clock clock;
    private final List<LanguageChange> observers;

    Users(Database database, AuditTrail audit, Clock clock, @All List<LanguageChange> observers) {
        this.observers = observers;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /** A user's settings; the defaults for a user that nothing is stored of. */
    public UserSettings settings(UserId user) {
        return database.forUser(user.value())
                .queryOne(Users::settings, SETTINGS, user.value())
                .orElse(DEFAULTS);
    }

    /**
     * Changes some settings of a user; what is not given stays as it is, whoever changes it in the same moment.
     *
     * @param timeZone null when it is not given
     * @param language empty to take it back; null when it is not given
     * @param learningPaused null when it is not given
     * @param followMood null when it is not given
     * @return all settings after the change
     */
    UserSettings change(
            UserId user,
            @Nullable ZoneId timeZone,
            @Nullable String language,
            @Nullable Boolean learningPaused,
            @Nullable Boolean followMood) {
        var zone = timeZone == null ? null : timeZone.getId();
        return database.forUser(user.value()).transaction(statements -> {
            var before = language == null
                    ? List.<Optional<String>>of()
                    : statements.query(row -> Optional.ofNullable(row.getString(1)), LANGUAGE, user.value());
            var settings = statements
                    .queryOne(
                            Users::settings,
                            CHANGE_SETTINGS,
                            user.value(),
                            clock.instant(),
                            zone,
                            language,
                            learningPaused,
                            followMood,
                            zone,
                            language,
                            learningPaused,
                            followMood)
                    .orElseThrow();
            for (var setting : before) {
                noteLanguage(statements, user, setting.orElse(null), settings.language());
            }
            if (learningPaused != null) {
                audit.record(statements, user, Action.SETTINGS_CHANGED, Map.of("learning_paused", learningPaused));
            }
            if (followMood != null) {
                audit.record(statements, user, Action.SETTINGS_CHANGED, Map.of("follow_mood", followMood));
            }
            return settings;
        });
    }

    private void noteLanguage(Statements inTransaction, UserId user, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            observers.forEach(observer -> observer.changed(inTransaction, user, before, after));
        }
    }

    private static UserSettings settings(ResultSet row) throws SQLException {
        return new UserSettings(ZoneId.of(row.getString(1)), row.getString(2), row.getBoolean(3), row.getBoolean(4));
    }

    /**
     * How often a user has been erased. Who stores something later that was begun now has to find the same count then, under the
     * lock of the user's row: else it is of an earlier life.
     */
    public long erasures(UserId user) {
        return database.forUser(user.value())
                .queryOne(row -> row.getLong(1), "SELECT erasures FROM users WHERE user_id = ?", user.value())
                .orElse(0L);
    }
}
