package io.orcha.session;

import io.orcha.limits.StoredData;
import io.orcha.limits.Usage;
import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;

/** What a user's sessions take. */
@ApplicationScoped
class SessionStorage implements StoredData {

    /** The lengths of long texts are read without the texts. */
    private static final String COUNT = """
            SELECT (SELECT count(*) FROM chat_sessions WHERE user_id = ?), count(*), COALESCE(sum(octet_length(content)), 0)
              FROM chat_messages
             WHERE user_id = ?
            """;

    private final Database database;

    SessionStorage(Database database) {
        this.database = database;
    }

    @Override
    public Usage of(UserId user) {
        return database.forUser(user.value())
                .queryOne(
                        row -> new Usage(row.getLong(1), row.getLong(2), row.getLong(3)),
                        COUNT,
                        user.value(),
                        user.value())
                .orElse(Usage.NONE);
    }
}
