package io.orcha.recall.memory;

import io.orcha.memory.BusyMemoryException;
import io.orcha.memory.review.Screener;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.ModelException;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.recall.fact.FactKeeper;
import io.orcha.recall.fact.FactKeeper.Learned;
import io.orcha.recall.fact.StatedFact;
import io.orcha.recall.index.IndexChanges;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads the facts of memories that did not come with any: a person wrote them, worded them anew or let them in, or they were learned
 * before there was a graph. Only what all assistants of a user know is read, because they share the graph.
 */
@ApplicationScoped
class MemoryReading {

    private static final int MOST_ATTEMPTS = 10;

    private final Database database;
    private final LearnTasks tasks;
    private final Screener screener;
    private final Extractors extractors;
    private final IndexChanges index;
    private final List<FactKeeper> factKeepers;
    private final Users users;
    private final MemoriesConfig config;

    MemoryReading(
            Database database,
            LearnTasks tasks,
            Screener screener,
            Extractors extractors,
            IndexChanges index,
            @All List<FactKeeper> factKeepers,
            Users users,
            MemoriesConfig config) {
        this.database = database;
        this.tasks = tasks;
        this.screener = screener;
        this.extractors = extractors;
        this.index = index;
        this.factKeepers = factKeepers;
        this.users = users;
        this.config = config;
    }

    /** Memories that are read together. */
    private record Batch(long erasures, List<UUID> waiting, List<LongTermMemory> memories) {}

    /** Reads all memories that wait. A model is asked outside any transaction, and has rules take its place when its answer is of no use. */
    void run(UserId user) {
        int attempts = 0;
        for (var batch = batch(user); !batch.waiting().isEmpty(); batch = batch(user)) {
            if (store(user, batch, facts(user, batch.memories()))) {
                attempts = 0;
            } else if (++attempts >= MOST_ATTEMPTS) {
                throw new BusyMemoryException(); // The job tries again later, not at once.
            }
        }
    }

    private Batch batch(UserId user) {
        long erasures = users.erasures(user);
        var waiting = tasks.oldestMemories(user, config.learnBatchSize());
        return new Batch(erasures, waiting, find(database.forUser(user.value()), user, waiting));
    }

    private static List<LongTermMemory> find(Statements statements, UserId user, List<UUID> waiting) {
        return MemoryTable.find(statements, user, waiting).stream()
                .filter(memory -> memory.scope().equals(LongTermMemory.SHARED))
                .sorted(Comparator.comparing(LongTermMemory::id))
                .toList();
    }

    /** What was held back is never shown to a model, whoever let it in. */
    private List<Learned> facts(UserId user, List<LongTermMemory> memories) {
        var harmless = memories.stream().filter(this::isHarmless).toList();
        var others = memories.stream().filter(memory -> !isHarmless(memory)).toList();
        return Stream.concat(
                        read(user, harmless, extractors.best()).stream(),
                        read(user, others, extractors.rules()).stream())
                .sorted(Comparator.comparing(Learned::saidAt))
                .toList();
    }

    private boolean isHarmless(LongTermMemory memory) {
        return screener.harmless(memory.text()).strip().equals(memory.text().strip());
    }

    private List<Learned> read(UserId user, List<LongTermMemory> memories, Extractor extractor) {
        if (memories.isEmpty()) {
            return List.of();
        }
        var said = memories.stream().map(this::said).toList();
        try {
            var found = extractor.extract(
                    new Extractor.Request(said, List.of(), users.settings(user).timeZone()));
            var stated = new ArrayList<>(found.facts());
            found.memories().forEach(candidate -> stated.addAll(candidate.facts()));
            return memories.stream()
                    .flatMap(memory -> stated.stream()
                            .filter(fact -> fact.sources().contains(memory.id()))
                            .map(fact -> learned(fact, memory, extractor)))
                    .toList();
        } catch (ModelException e) {
            if (e.isUnusable() && !extractors.isByRules(extractor)) {
                return read(user, memories, extractors.rules());
            }
            throw e;
        }
    }

    /** Each is a conversation of its own: "she" is nobody in another memory. */
    private Said said(LongTermMemory memory) {
        return new Said(
                new Statement(memory.id(), saidAt(memory), screener.withoutPersonalData(memory.text())),
                memory.id(),
                null);
    }

    private static Instant saidAt(LongTermMemory memory) {
        return memory.origin() == MemoryOrigin.WRITTEN ? memory.updatedAt() : memory.firstSaid();
    }

    /** The messages that say a memory say its facts. They hold as long as it does, unless they tell otherwise themselves. */
    private static Learned learned(StatedFact fact, LongTermMemory memory, Extractor extractor) {
        var from = fact.from() == null ? memory.validFrom() : fact.from();
        var to = fact.to() == null ? memory.validTo() : fact.to();
        boolean ordered = from == null || to == null || to.isAfter(from);
        var ofMemory = new StatedFact(
                fact.subject(),
                fact.predicate(),
                fact.object(),
                fact.polarity(),
                memory.confidence(),
                ordered ? from : fact.from(),
                ordered ? to : fact.to(),
                memory.sources());
        return new Learned(
                ofMemory, null, memory.id(), saidAt(memory), extractor.origin().model());
    }

    /** Returns whether it was stored; when not, the memories have changed, or the user was erased. */
    private boolean store(UserId user, Batch batch, List<Learned> facts) {
        return database.forUser(user.value()).transaction(statements -> {
            boolean sameLife = MemoryTable.lockUser(statements, user).equals(Optional.of(batch.erasures()));
            if (!sameLife || !areAs(batch.memories(), find(statements, user, batch.waiting()))) {
                return false;
            }
            long revision = index.next(statements, user);
            // Whoever withdraws them takes nothing from the graph, so that nothing may come into it then.
            if (tasks.doneMemories(statements, user, batch.waiting()) && !facts.isEmpty()) {
                factKeepers.forEach(keeper -> keeper.learned(statements, user, facts, revision));
            }
            return true;
        });
    }

    /** Whether memories are as they were read, other than how often they were recalled. */
    private static boolean areAs(List<LongTermMemory> read, List<LongTermMemory> now) {
        return tags(read).equals(tags(now));
    }

    private static List<String> tags(List<LongTermMemory> memories) {
        return memories.stream().map(memory -> memory.id() + " " + memory.tag()).toList();
    }
}
