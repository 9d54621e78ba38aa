package io.orcha.recall.memory;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The long-term memories of all users, for reading. */
@ApplicationScoped
public class LongTermMemories {

    private static final String WANTED = """
            (?::text[] IS NULL OR l.kind = ANY (?::text[]))
               AND (?::boolean IS NULL OR l.pinned = ?::boolean)
               AND (?::boolean IS NULL OR l.suppressed = ?::boolean)
               AND (?::boolean IS NULL OR (l.archived_at IS NOT NULL) = ?::boolean)
               AND (?::timestamptz IS NULL OR ((l.valid_from IS NULL OR l.valid_from <= ?::timestamptz)
                                               AND (l.valid_to IS NULL OR l.valid_to > ?::timestamptz)))
               AND (?::text IS NULL OR l.origin = ?::text)
               AND (?::text IS NULL OR l.scope = ?::text)
               AND (?::timestamptz IS NULL OR l.updated_at > ?::timestamptz)
            """;

    private static final String PAGE = """
            SELECT %s
              FROM long_term_memories AS l
             WHERE l.user_id = ? AND (l.created_at, l.id) < (?, ?) AND %s
             ORDER BY l.created_at DESC, l.id DESC
             LIMIT ?
            """.formatted(MemoryTable.COLUMNS, WANTED);

    private static final String UNWANTED = """
            SELECT l.id FROM long_term_memories AS l WHERE l.user_id = ? AND NOT (%s)
            """.formatted(WANTED);

    private static final String HOLDING = """
            SELECT %s
              FROM long_term_memories AS l
             WHERE l.user_id = ? AND l.superseded_by IS NULL AND (l.valid_to IS NULL OR l.valid_to > ?)
             ORDER BY l.created_at DESC, l.id DESC
             LIMIT ?
            """.formatted(MemoryTable.COLUMNS);

    private final Database database;
    private final Clock clock;

    LongTermMemories(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A memory by its id; empty when the user has none with it. */
    public Optional<LongTermMemory> find(UserId user, UUID id) {
        return find(user, List.of(id)).stream().findFirst();
    }

    /** Memories by their ids, in the order of the ids; those that are not there are left out. */
    public List<LongTermMemory> find(UserId user, Collection<UUID> ids) {
        var found = MemoryTable.find(database.forUser(user.value()), user, ids).stream()
                .collect(Collectors.toMap(LongTermMemory::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * A page of a user's memories, the newest first.
     *
     * @param limit at most so many
     */
    List<LongTermMemory> page(UserId user, MemoryFilter filter, MemoryCursor after, int limit) {
        var parameters = new ArrayList<@Nullable Object>(List.of(user.value(), after.createdAt(), after.id()));
        parameters.addAll(parameters(filter));
        parameters.add(limit);
        return database.forUser(user.value()).query(MemoryTable::memory, PAGE, parameters.toArray());
    }

    /**
     * The newest of a user's memories that a filter wants.
     *
     * @param limit at most so many
     */
    public List<LongTermMemory> newest(UserId user, MemoryFilter filter, int limit) {
        return page(user, filter, MemoryCursor.START, limit);
    }

    /** The ids of a user's memories that a filter does not want. */
    public Set<UUID> unwanted(UserId user, MemoryFilter filter) {
        var parameters = new ArrayList<@Nullable Object>(List.of(user.value()));
        parameters.addAll(parameters(filter));
        return new HashSet<>(database.forUser(user.value())
                .query(row -> row.getObject(1, UUID.class), UNWANTED, parameters.toArray()));
    }

    /** Of {@link #WANTED}. */
    private static List<@Nullable Object> parameters(MemoryFilter filter) {
        var kinds = filter.kinds().isEmpty()
                ? null
                : filter.kinds().stream().map(MemoryKind::id).toArray(String[]::new);
        var origin = filter.origin() == null ? null : filter.origin().id();
        return Arrays.asList(
                kinds,
                kinds,
                filter.pinned(),
                filter.pinned(),
                filter.suppressed(),
                filter.suppressed(),
                filter.archived(),
                filter.archived(),
                filter.validAt(),
                filter.validAt(),
                filter.validAt(),
                origin,
                origin,
                filter.scope(),
                filter.scope(),
                filter.changedSince(),
                filter.changedSince());
    }

    /** What still holds, archived memories included, the newest first. */
    List<LongTermMemory> holding(UserId user, int limit) {
        return database.forUser(user.value()).query(MemoryTable::memory, HOLDING, user.value(), clock.instant(), limit);
    }

    /** How a user's memories stand: it differs whenever any was made, changed or removed. */
    State state(UserId user) {
        return State.of(database.forUser(user.value()), user);
    }

    /**
     * The number of a user's memories and the last revision of one of them. Revisions are counted under the lock of the index's row;
     * the times of changes are not comparable, because replicas' clocks differ.
     */
    record State(long count, long lastRevision) {

        private static final String STATE =
                "SELECT count(*), COALESCE(max(revision), 0) FROM long_term_memories WHERE user_id = ?";

        static State of(Statements statements, UserId user) {
            return statements
                    .query(row -> new State(row.getLong(1), row.getLong(2)), STATE, user.value())
                    .getFirst();
        }
    }

    /** Memories by their ids. */
    static Map<UUID, LongTermMemory> byId(Collection<LongTermMemory> memories) {
        return memories.stream().collect(Collectors.toMap(LongTermMemory::id, Function.identity()));
    }
}
