package io.orcha.user;

import io.orcha.platform.Database;
import io.orcha.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The users whose memory is held. A user comes into being with the first thing stored for them. */
@ApplicationScoped
public class Users {

    private static final String SETTINGS = "SELECT time_zone, language, learning_paused FROM users WHERE user_id = ?";

    private static final String CHANGE_SETTINGS = """
            WITH given AS (
              SELECT ?::text AS time_zone, ?::text AS language, ?::boolean AS learning_paused
            )
            INSERT INTO users AS u (user_id, created_at, time_zone, language, learning_paused)
            SELECT ?, ?, COALESCE(time_zone, 'UTC'), NULLIF(language, ''), COALESCE(learning_paused, false) FROM given
                ON CONFLICT (user_id) DO UPDATE
               SET time_zone = COALESCE((SELECT time_zone FROM given), u.time_zone),
                   language = NULLIF(COALESCE((SELECT language FROM given), u.language), ''),
                   learning_paused = COALESCE((SELECT learning_paused FROM given), u.learning_paused)
            RETURNING time_zone, language, learning_paused
            """;

    private static final UserSettings DEFAULTS = new UserSettings(ZoneId.of("UTC"), null, false);

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    Users(Database database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A user's settings; the defaults for a user that nothing is stored of. */
    public UserSettings settings(UserId user) {
        return database.queryOne(Users::settings, SETTINGS, user.value()).orElse(DEFAULTS);
    }

    /**
     * Changes some settings of a user; what is not given stays as it is, whoever changes it in the same moment.
     *
     * @param timeZone null when it is not given
     * @param language empty to take it back; null when it is not given
     * @param learningPaused null when it is not given
     * @return all settings after the change
     */
    UserSettings change(
            UserId user, @Nullable ZoneId timeZone, @Nullable String language, @Nullable Boolean learningPaused) {
        return database.queryOne(
                        Users::settings,
                        CHANGE_SETTINGS,
                        timeZone == null ? null : timeZone.getId(),
                        language,
                        learningPaused,
                        user.value(),
                        clock.instant())
                .orElseThrow();
    }

    private static UserSettings settings(ResultSet row) throws SQLException {
        return new UserSettings(ZoneId.of(row.getString(1)), row.getString(2), row.getBoolean(3));
    }

    /**
     * Deletes a user and, by cascade, everything of theirs, and their jobs in the same transaction. The order is that in which
     * a chat turn takes its locks.
     *
     * @return whether there was such a user
     */
    boolean delete(UserId user) {
        return database.transaction(statements -> {
            boolean deleted = statements.update("DELETE FROM users WHERE user_id = ?", user.value()) > 0;
            statements.update("DELETE FROM user_rate_limits WHERE user_id = ?", user.value());
            jobs.removeAll(statements, user.value());
            return deleted;
        });
    }
}
