package io.orcha.recall.memory;

import io.orcha.platform.Database;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.user.UserId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Counts how often memories are recalled. The counts are collected in this process and written now and then, off the request's
 * path; a replica that crashes loses those of a few seconds, which matters to nobody. They change no revision and no tag.
 */
@ApplicationScoped
public class MemoryAccess {

    private static final Logger LOG = Logger.getLogger(MemoryAccess.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** So many users' counts are kept; with more the newest are not counted until the next write. */
    private static final int MOST_USERS = 10_000;

    /** Under the lock under which all changes of a user's memories happen, so that none waits for another in a circle. */
    private static final String LOCK = "SELECT revision FROM recall_indexes WHERE user_id = ? FOR NO KEY UPDATE";

    private static final String COUNT = """
            UPDATE long_term_memories AS l
               SET access_count = l.access_count + n.times, last_accessed_at = GREATEST(l.last_accessed_at, ?)
              FROM unnest(?::uuid[], ?::text[]::bigint[]) AS n (id, times)
             WHERE l.user_id = ? AND l.id = n.id
            """;

    private final Database database;
    private final Clock clock;
    private final Map<UserId, Counts> pending = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("memory-access").factory());

    MemoryAccess(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What was recalled of one user, and when last. */
    private static final class Counts {

        private final Map<UUID, Long> times = new HashMap<>();
        private Instant last = Instant.EPOCH;
    }

    void start(@Observes StartupEvent event) {
        var _ = timer.scheduleWithFixedDelay(
                () -> Thread.ofVirtual().start(this::write),
                INTERVAL.toMillis(),
                INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        write();
    }

    /** Counts memories as recalled, each once. Takes no time. */
    public void recalled(UserId user, Collection<UUID> memories) {
        if (memories.isEmpty()) {
            return;
        }
        var now = clock.instant();
        synchronized (pending) {
            if (pending.size() >= MOST_USERS && !pending.containsKey(user)) {
                return;
            }
            var counts = pending.computeIfAbsent(user, _ -> new Counts());
            memories.forEach(memory -> counts.times.merge(memory, 1L, Long::sum));
            counts.last = now;
        }
    }

    /**
     * Writes what was counted so far.
     *
     * @return of how many users
     */
    int write() {
        Map<UserId, Counts> counted;
        synchronized (pending) {
            counted = Map.copyOf(pending);
            pending.clear();
        }
        counted.forEach((user, counts) -> {
            try {
                write(user, counts);
            } catch (RuntimeException e) {
                LOG.warnf("it was not counted that memories were recalled: %s", FailureDescription.of(e));
            }
        });
        return counted.size();
    }

    private void write(UserId user, Counts counts) {
        var counted = List.copyOf(counts.times.entrySet());
        var ids = counted.stream().map(Map.Entry::getKey).toList();
        var times = counted.stream().map(count -> count.getValue().toString()).toArray(String[]::new);
        database.forUser(user.value()).transaction(statements -> {
            statements.query(row -> row.getLong(1), LOCK, user.value());
            return statements.update(COUNT, counts.last, MemoryTable.array(ids), times, user.value());
        });
    }
}
