package io.orcha.user;

import io.orcha.platform.Database;
import io.orcha.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;

/** The users whose memory is held. A user comes into being with the first thing stored for them. */
@ApplicationScoped
public class Users {

    private static final String SETTINGS = "SELECT time_zone, language, learning_paused FROM users WHERE user_id = ?";

    private static final String SAVE_SETTINGS = """
            INSERT INTO users (user_id, created_at, time_zone, language, learning_paused) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE
               SET time_zone = EXCLUDED.time_zone,
                   language = EXCLUDED.language,
                   learning_paused = EXCLUDED.learning_paused
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
        return database.queryOne(
                        row -> new UserSettings(ZoneId.of(row.getString(1)), row.getString(2), row.getBoolean(3)),
                        SETTINGS,
                        user.value())
                .orElse(DEFAULTS);
    }

    void save(UserId user, UserSettings settings) {
        database.update(
                SAVE_SETTINGS,
                user.value(),
                clock.instant(),
                settings.timeZone().getId(),
                settings.language(),
                settings.learningPaused());
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
            jobs.removeAll(statements, user.value());
            return deleted;
        });
    }
}
