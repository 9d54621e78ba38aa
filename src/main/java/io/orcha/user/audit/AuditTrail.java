package io.orcha.user.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.platform.Statements;
import io.orcha.user.ActingUser;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The events of all users. They outlive an erasure, because the erasure is one of them. */
@ApplicationScoped
public class AuditTrail {

    private static final String RECORD = """
            INSERT INTO audit_events (user_id, id, action, actor, detail, occurred_at) VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String LIST = """
            SELECT id, action, actor, detail, occurred_at
              FROM audit_events
             WHERE user_id = ? AND id < ?
             ORDER BY id DESC LIMIT ?
            """;

    private static final String DELETE = """
            DELETE FROM audit_events
             WHERE (user_id, id) IN (SELECT user_id, id FROM audit_events WHERE occurred_at < ? LIMIT 5000)
            """;

    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

    private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final Database database;
    private final ActingUser actingUser;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    AuditTrail(Database database, ActingUser actingUser, ObjectMapper json, Ids ids, Clock clock) {
        this.database = database;
        this.actingUser = actingUser;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records what the current request does.
     *
     * @param inTransaction the transaction that does it, on behalf of the user
     * @param detail numbers, times and names of the service's own; never a text of the user's
     */
    public void record(Statements inTransaction, UserId user, Action action, Map<String, ?> detail) {
        inTransaction.update(
                RECORD,
                user.value(),
                ids.next(),
                action.id(),
                actingUser.caller().id(),
                write(detail),
                clock.instant());
    }

    /** The same, in a transaction of its own. */
    public void record(UserId user, Action action, Map<String, ?> detail) {
        record(database.forUser(user.value()), user, action, detail);
    }

    /**
     * The events of a user, newest first.
     *
     * @param before begins after this event of the page before; null begins with the newest
     */
    List<Event> list(UserId user, @Nullable UUID before, int limit) {
        return database.forUser(user.value())
                .query(this::event, LIST, user.value(), before == null ? AFTER_ALL : before, limit);
    }

    /**
     * Lets go of events of all users.
     *
     * @return how many there were before a time
     */
    public int deleteBefore(Instant time) {
        int deleted = 0;
        int batch;
        do {
            batch = database.maintenance().update(DELETE, time);
            deleted += batch;
        } while (batch > 0);
        return deleted;
    }

    private String write(Map<String, ?> detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers, times and names are always JSON", e);
        }
    }

    private Event event(ResultSet row) throws SQLException {
        try {
            return new Event(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    json.readValue(row.getString(4), DETAIL),
                    row.getObject(5, OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the detail of a stored event is not JSON", e);
        }
    }

    /** An event, as it is shown. */
    @Schema(name = "AuditEvent")
    record Event(UUID id, String action, String actor, Map<String, Object> detail, Instant occurredAt) {}
}
