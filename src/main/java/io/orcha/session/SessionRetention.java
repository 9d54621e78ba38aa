package io.orcha.session;

import io.orcha.platform.Database;
import io.orcha.platform.Settings;
import io.orcha.platform.Statements;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets go of sessions that nobody has used for long, with their messages, where the operator wants that. What the memory has
 * yet to learn from stays until it has.
 */
@ApplicationScoped
public class SessionRetention {

    private static final String EXPIRED = """
            s.last_activity_at < ?
            AND NOT EXISTS (SELECT 1 FROM chat_messages m
                             WHERE m.user_id = s.user_id AND m.session_id = s.id AND m.to_learn)
            """;

    private static final String USERS = """
            SELECT DISTINCT user_id FROM (SELECT s.user_id FROM chat_sessions s WHERE %s LIMIT 500) AS expired
            """.formatted(EXPIRED);

    /** One that is being used is locked and has time. */
    private static final String DELETE = """
            DELETE FROM chat_sessions
             WHERE (user_id, id) IN (
                   SELECT s.user_id, s.id
                     FROM chat_sessions s
                    WHERE s.user_id = ANY (?) AND %s
                    LIMIT 500
                      FOR UPDATE SKIP LOCKED)
            """.formatted(EXPIRED);

    private final Database database;
    private final List<DerivedFromMessages> derived;
    private final Clock clock;
    private final Optional<Duration> keptFor;

    SessionRetention(
            Database database,
            @All List<DerivedFromMessages> derived,
            Clock clock,
            @ConfigProperty(name = "orcha.retention.sessions") Optional<Duration> keptFor) {
        this.database = database;
        this.derived = derived;
        this.clock = clock;
        this.keptFor = keptFor.map(duration -> Settings.positive("orcha.retention.sessions", duration));
    }

    /**
     * Deletes what is old enough.
     *
     * @return how many sessions went
     */
    public int deleteExpired() {
        if (keptFor.isEmpty()) {
            return 0;
        }
        var idleSince = clock.instant().minus(keptFor.get());
        int deleted = 0;
        int batch;
        do {
            batch = database.maintenance().transaction(statements -> deleteSome(statements, idleSince));
            deleted += batch;
        } while (batch > 0);
        return deleted;
    }

    private int deleteSome(Statements statements, Instant idleSince) {
        var users = statements.query(row -> row.getString(1), USERS, idleSince);
        if (users.isEmpty()) {
            return 0;
        }
        derived.forEach(it -> it.messagesDeleted(statements, Set.copyOf(users)));
        return statements.update(DELETE, users.toArray(String[]::new), idleSince);
    }
}
