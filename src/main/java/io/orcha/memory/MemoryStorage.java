package io.orcha.memory;

import io.orcha.limits.StoredData;
import io.orcha.limits.Usage;
import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;

/** What a user's memory takes: all its versions, of which the newest is the memory. */
@ApplicationScoped
class MemoryStorage implements StoredData {

    private static final String COUNT = """
            SELECT COALESCE(sum(octet_length(content)), 0) FROM user_memory_versions WHERE user_id = ?
            """;

    private final Database database;

    MemoryStorage(Database database) {
        this.database = database;
    }

    @Override
    public Usage of(UserId user) {
        return database.forUser(user.value())
                .queryOne(row -> new Usage(0, 0, row.getLong(1)), COUNT, user.value())
                .orElse(Usage.NONE);
    }
}
