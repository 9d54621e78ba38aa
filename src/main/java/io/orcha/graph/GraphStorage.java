package io.orcha.graph;

import io.orcha.limits.StoredData;
import io.orcha.limits.Usage;
import io.orcha.platform.Database;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;

/** What a user's graph takes: names, predicates and values. What was learned counts too, and is never refused, because messages are. */
@ApplicationScoped
class GraphStorage implements StoredData {

    private static final String COUNT = """
            SELECT (SELECT COALESCE(sum(octet_length(name)), 0) FROM memory_entity_names WHERE user_id = ?)
                 + (SELECT COALESCE(sum(octet_length(predicate) + COALESCE(octet_length(value), 0)), 0)
                      FROM memory_relations WHERE user_id = ?)
            """;

    private final Database database;

    GraphStorage(Database database) {
        this.database = database;
    }

    @Override
    public Usage of(UserId user) {
        return database.forUser(user.value())
                .queryOne(row -> new Usage(0, 0, row.getLong(1)), COUNT, user.value(), user.value())
                .orElse(Usage.NONE);
    }
}
