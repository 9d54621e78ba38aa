package io.orcha.limits;

import io.orcha.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** The rows of buckets that are full again, which say nothing any more. */
@ApplicationScoped
public class ExpiredLimits {

    private final Database database;

    ExpiredLimits(Database database) {
        this.database = database;
    }

    /**
     * Deletes them.
     *
     * @return how many
     */
    public int delete() {
        return database.maintenance().update("DELETE FROM user_rate_limits WHERE full_at <= clock_timestamp()")
                + database.maintenance().update("DELETE FROM caller_rate_limits WHERE full_at <= clock_timestamp()");
    }
}
