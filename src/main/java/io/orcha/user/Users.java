package io.orcha.user;

import io.orcha.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** The users whose memory is held. A user comes into being with the first thing stored for them. */
@ApplicationScoped
public class Users {

    private final Database database;

    Users(Database database) {
        this.database = database;
    }

    /**
     * Deletes a user and, by cascade, everything of theirs.
     *
     * @return whether there was such a user
     */
    boolean delete(UserId user) {
        return database.update("DELETE FROM users WHERE user_id = ?", user.value()) > 0;
    }
}
