package io.orcha.recall.memory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.memory.BusyMemoryException;
import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.platform.Statements;
import io.orcha.recall.index.IndexChanges;
import io.orcha.recall.memory.Extractor.Extraction;
import io.orcha.recall.memory.Learner.Batch;
import io.orcha.session.Messages;
import io.orcha.session.Messages.Quote;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Stores what was found in messages, put beside what is remembered, and takes the messages off: all of it or nothing. */
@ApplicationScoped
class LearnedMemories {

    /** So many of a user's memories that hold, the newest, are compared with what is found. */
    static final int COMPARED = 2_000;

    private static final int MOST_ATTEMPTS = 10;

    private final Database database;
    private final LongTermMemories memories;
    private final LearnTasks tasks;
    private final Messages messages;
    private final IndexChanges index;
    private final Embedder embedder;
    private final Ids ids;
    private final Clock clock;
    private final Counter added;
    private final Counter changed;

    LearnedMemories(
            Database database,
            LongTermMemories memories,
            LearnTasks tasks,
            Messages messages,
            IndexChanges index,
            Embedder embedder,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.memories = memories;
        this.tasks = tasks;
        this.messages = messages;
        this.index = index;
        this.embedder = embedder;
        this.ids = ids;
        this.clock = clock;
        this.added = Counter.builder("orcha.recall.memories.learned")
                .description("Long-term memories that were learned")
                .register(meters);
        this.changed = Counter.builder("orcha.recall.memories.consolidated")
                .description("Long-term memories that were merged with what was learned, or ended by it")
                .register(meters);
    }

    /** What came of an attempt to store. */
    private enum Result {
        STORED,
        MEMORIES_CHANGED,
        MESSAGES_CHANGED
    }

    /**
     * Stores what was found. When the memories have changed since they were read, it is put beside them once more.
     *
     * @param model what found it
     * @return whether it was stored; when not, the messages have changed, or the user was erased
     */
    boolean store(UserId user, Batch batch, Extraction found, String model, boolean byRules) {
        var similarity = new TextSimilarity(embedder);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var state = memories.state(user);
            var consolidation = new Consolidation(known(user, found), similarity, byRules, model, ids, now());
            var times = times(batch.said());
            for (var candidate : found.memories()) {
                consolidation.add(candidate, latest(candidate.sources(), times).orElse(now()));
            }
            var result = attempt(user, batch, state, consolidation);
            if (result != Result.MEMORIES_CHANGED) {
                return result == Result.STORED;
            }
        }
        throw new BusyMemoryException();
    }

    private Result attempt(UserId user, Batch batch, LongTermMemories.State state, Consolidation consolidation) {
        try {
            return database.forUser(user.value())
                    .transaction(statements -> store(statements, user, batch, state, consolidation));
        } catch (NoLongerWaiting _) {
            return Result.MESSAGES_CHANGED;
        }
    }

    /** Nothing is written before all is known to be as it was read. */
    private Result store(
            Statements statements,
            UserId user,
            Batch batch,
            LongTermMemories.State state,
            Consolidation consolidation) {
        boolean sameLife = MemoryTable.lockUser(statements, user).equals(Optional.of(batch.erasures()));
        if (!sameLife || !messages.learnable(statements, user, batch.waiting()).equals(batch.said())) {
            return Result.MESSAGES_CHANGED;
        }
        long revision = index.next(statements, user);
        if (!LongTermMemories.State.of(statements, user).equals(state)) {
            return Result.MEMORIES_CHANGED;
        }
        if (!tasks.done(statements, user, batch.waiting())) {
            throw new NoLongerWaiting();
        }
        write(statements, user, consolidation, revision);
        return Result.STORED;
    }

    private void write(Statements statements, UserId user, Consolidation consolidation, long revision) {
        for (var memory : consolidation.added()) {
            MemoryTable.insert(statements, user, memory, revision);
        }
        for (var memory : consolidation.changed()) {
            MemoryTable.update(statements, user, memory, revision, now());
        }
        if (!consolidation.toIndex().isEmpty()) {
            index.index(statements, user, consolidation.toIndex());
        }
        added.increment(consolidation.added().size());
        changed.increment(consolidation.changed().size());
    }

    private List<Known> known(UserId user, Extraction found) {
        if (found.memories().isEmpty()) {
            return List.of();
        }
        var held = memories.holding(user, COMPARED).reversed();
        var sources = held.stream()
                .flatMap(memory -> memory.sources().stream())
                .distinct()
                .toList();
        var times = times(messages.quote(user, sources));
        return held.stream()
                .map(memory -> new Known(memory, latest(memory.sources(), times).orElse(memory.createdAt()), false))
                .toList();
    }

    private static Map<UUID, Instant> times(List<Quote> said) {
        return said.stream().collect(Collectors.toMap(Quote::id, Quote::createdAt));
    }

    private static Optional<Instant> latest(List<UUID> sources, Map<UUID, Instant> times) {
        return sources.stream().map(times::get).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Rolls a transaction back for which some of its messages wait no longer. */
    private static final class NoLongerWaiting extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoLongerWaiting() {
            super("no longer waiting", null, false, false);
        }
    }
}
