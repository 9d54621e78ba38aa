package io.orcha.graph.conversation;

import io.orcha.limits.StoredData;
import io.orcha.limits.Usage;
import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;

/** What the summaries of a user's conversations take. They are never refused, because messages are. */
@ApplicationScoped
class SummaryStorage implements StoredData {

    private static final String COUNT =
            "SELECT COALESCE(sum(octet_length(summary)), 0) FROM conversation_summaries WHERE user_id = ?";

    private final Database database;

    SummaryStorage(Database database) {
        this.database = database;
    }

    @Override
    public Usage of(UserId user) {
        return database.forUser(user.value())
                .queryOne(row -> new Usage(0, 0, row.getLong(1)), COUNT, user.value())
                .orElse(Usage.NONE);
    }
}
