package io.orcha.recall.memory;

import io.orcha.limits.StoredData;
import io.orcha.limits.Usage;
import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;

/** What a user's long-term memories take. Learned ones count too; they are never refused, because messages are. */
@ApplicationScoped
class MemoriesStorage implements StoredData {

    private static final String COUNT =
            "SELECT COALESCE(sum(octet_length(text)), 0) FROM long_term_memories WHERE user_id = ?";

    private final Database database;

    MemoriesStorage(Database database) {
        this.database = database;
    }

    @Override
    public Usage of(UserId user) {
        return database.forUser(user.value())
                .queryOne(row -> new Usage(0, 0, row.getLong(1)), COUNT, user.value())
                .orElse(Usage.NONE);
    }
}
