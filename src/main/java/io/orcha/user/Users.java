package io.orcha.user;

import io.orcha.platform.Database;
import io.orcha.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;

/** The users whose memory is held. A user comes into being with the first thing stored for them. */
@ApplicationScoped
public class Users {

    private final Database database;
    private final Jobs jobs;

    Users(Database database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
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
