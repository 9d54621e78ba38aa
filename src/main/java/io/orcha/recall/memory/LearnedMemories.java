package io.orcha.recall.memory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.memory.BusyMemoryException;
import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.platform.Statements;
import io.orcha.recall.fact.FactKeeper;
import io.orcha.recall.index.IndexChanges;
import io.orcha.recall.memory.Extractor.Extraction;
import io.orcha.recall.memory.Learner.Batch;
import io.orcha.session.Messages;
import io.orcha.session.Messages.Quote;
import io.orcha.user.UserId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final List<FactKeeper> factKeepers;
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
            @All List<FactKeeper> factKeepers,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.memories = memories;
        this.tasks = tasks;
        this.messages = messages;
        this.index = index;
        this.embedder = embedder;
        this.factKeepers = factKeepers;
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
            var consolidation = new Consolidation(known(user, batch, found), similarity, byRules, model, ids, now());
            var takenBack = consolidation.takeBack(batch.takenBack());
            var times = times(batch.said());
            var facts = new StatedFacts(batch.said(), model);
            for (var candidate : found.memories()) {
                var memory = consolidation.add(
                        candidate, latest(candidate.sources(), times).orElse(now()));
                facts.add(candidate.facts(), memory);
            }
            facts.add(found.facts(), null);
            var result = attempt(user, batch, state, consolidation, facts, takenBack);
            if (result != Result.MEMORIES_CHANGED) {
                return result == Result.STORED;
            }
        }
        throw new BusyMemoryException();
    }

    private Result attempt(
            UserId user,
            Batch batch,
            LongTermMemories.State state,
            Consolidation consolidation,
            StatedFacts facts,
            Set<UUID> takenBack) {
        try {
            return database.forUser(user.value())
                    .transaction(statements -> store(statements, user, batch, state, consolidation, facts, takenBack));
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
            Consolidation consolidation,
            StatedFacts facts,
            Set<UUID> takenBack) {
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
        if (!batch.takenBack().isEmpty()) {
            takeBack(statements, user, batch.takenBack(), takenBack, revision);
        }
        if (!facts.inOrder().isEmpty()) {
            factKeepers.forEach(keeper -> keeper.learned(statements, user, facts.inOrder(), revision));
        }
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

    /** What the memories that were taken back took the place of holds again. */
    private void takeBack(Statements statements, UserId user, Set<UUID> messages, Set<UUID> takenBack, long revision) {
        for (var memory : MemoryTable.superseded(statements, user, takenBack)) {
            var restored = memory.edit().valid(memory.validFrom(), null).supersededBy(null);
            MemoryTable.update(statements, user, restored.done(), revision, now());
        }
        factKeepers.forEach(keeper -> keeper.takenBack(statements, user, messages, takenBack, revision));
    }

    private List<Known> known(UserId user, Batch batch, Extraction found) {
        if (found.memories().isEmpty() && batch.takenBack().isEmpty()) {
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
