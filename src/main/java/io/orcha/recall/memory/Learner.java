package io.orcha.recall.memory;

import static io.orcha.platform.Settings.positive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.memory.BusyMemoryException;
import io.orcha.memory.review.Screener;
import io.orcha.memory.rollup.Pace;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.ModelException;
import io.orcha.model.offline.facts.Retraction;
import io.orcha.platform.Database;
import io.orcha.recall.memory.Extractor.Extraction;
import io.orcha.session.Messages;
import io.orcha.session.Messages.Quote;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Learns one user's long-term memories from what they said, and reads the facts of those that a person wrote. The messages wait until what they say is stored, so that neither a
 * crash nor a failure loses any.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class Learner {

    private static final int MOST_ATTEMPTS = 10;

    /** So many remembered things are shown to a model beside the messages. */
    private static final int SHOWN = 30;

    private final Database database;
    private final LearnTasks tasks;
    private final Messages messages;
    private final Screener screener;
    private final Extractors extractors;
    private final LongTermMemories memories;
    private final LearnedMemories learned;
    private final MemoryReading reading;
    private final Permission permission;
    private final Users users;
    private final MemoriesConfig config;
    private final Counter fallbacks;

    Learner(
            Database database,
            LearnTasks tasks,
            Messages messages,
            Screener screener,
            Extractors extractors,
            LongTermMemories memories,
            LearnedMemories learned,
            MemoryReading reading,
            Permission permission,
            Users users,
            MemoriesConfig config,
            MeterRegistry meters) {
        this.database = database;
        this.tasks = tasks;
        this.messages = messages;
        this.screener = screener;
        this.extractors = extractors;
        this.memories = memories;
        this.learned = learned;
        this.reading = reading;
        this.permission = permission;
        this.users = users;
        this.config = config;
        this.fallbacks = Counter.builder("orcha.recall.memories.fallbacks")
                .description("Batches of messages that rules learned from because the model had no usable answer")
                .register(meters);
        positive("orcha.recall.memories.learn-batch-size", config.learnBatchSize());
        positive("orcha.recall.memories.learn-batch-bytes", config.learnBatchBytes());
    }

    /**
     * Learns from all messages that wait. The model is asked outside any transaction. Messages for which it has no usable answer
     * are read by rules, as {@link Pace} says; only a model that cannot be reached or is overloaded makes the run fail.
     */
    void run(UserId user) {
        if (!permission.isGiven(user)) {
            tasks.giveUp(user);
            return;
        }
        var pace = new Pace(config.learnBatchSize());
        int attempts = 0;
        while (true) {
            var batch = batch(user, pace.size());
            if (batch.waiting().isEmpty()) {
                break;
            }
            switch (attempt(user, batch, pace.byRules() ? extractors.rules() : extractors.best())) {
                case STORED -> {
                    attempts = 0;
                    fallbacks.increment(pace.byRules() ? 1 : 0);
                    pace.merged();
                }
                case UNUSABLE -> pace.unusable(batch.waiting().size());
                case OUTDATED -> {
                    if (++attempts >= MOST_ATTEMPTS) {
                        throw new BusyMemoryException(); // The job tries again later, not at once.
                    }
                }
            }
        }
        reading.run(user);
    }

    /** What came of a batch. */
    private enum Result {
        STORED,
        /** The messages have changed meanwhile, or are gone. */
        OUTDATED,
        UNUSABLE
    }

    private Result attempt(UserId user, Batch batch, Extractor extractor) {
        var said = new ArrayList<Said>();
        for (var message : batch.said()) {
            var harmless = screener.harmless(message.content());
            if (!harmless.isBlank()) {
                said.add(new Said(
                        new Statement(message.id(), message.createdAt(), harmless),
                        message.sessionId(),
                        message.speaker()));
            }
        }
        try {
            var extraction = said.isEmpty() ? Extraction.NOTHING : extract(user, said, extractor);
            var retracting =
                    said.stream().filter(one -> Retraction.isAll(one.text())).toList();
            var takenBack = takenBack(user, retracting);
            var useless = new HashSet<>(takenBack);
            retracting.forEach(one -> useless.add(one.id()));
            return learned.store(
                            user,
                            batch.takingBack(takenBack),
                            extraction.without(useless),
                            extractor.origin().model(),
                            extractors.isByRules(extractor))
                    ? Result.STORED
                    : Result.OUTDATED;
        } catch (ModelException e) {
            if (e.isUnusable()) {
                return Result.UNUSABLE;
            }
            throw e;
        }
    }

    /** The messages before these in their sessions, whether or not they are learned from together. */
    private Set<UUID> takenBack(UserId user, List<Said> retracting) {
        return retracting.stream()
                .flatMap(one -> messages.before(user, one.session(), one.id(), one.speaker()).stream())
                .collect(Collectors.toSet());
    }

    private Extraction extract(UserId user, List<Said> said, Extractor extractor) {
        var known = extractors.isByRules(extractor)
                ? List.<LongTermMemory>of()
                : NearMemories.to(
                        said.stream().map(Said::text).toList(),
                        memories.holding(user, LearnedMemories.COMPARED),
                        SHOWN);
        var found = extractor.extract(
                new Extractor.Request(said, known, users.settings(user).timeZone()));
        // A model may word things anew, and rules take a sentence out of its context.
        return new Extraction(
                found.memories().stream()
                        .filter(one -> screener.harmless(one.text())
                                .strip()
                                .equals(one.text().strip()))
                        .toList(),
                found.facts());
    }

    private Batch batch(UserId user, int most) {
        long erasures = users.erasures(user);
        var waiting = tasks.oldest(user, most);
        var said = messages.learnable(database.forUser(user.value()), user, waiting);
        long bytes = 0;
        int size = 0;
        while (size < said.size()) {
            bytes += said.get(size).content().getBytes(StandardCharsets.UTF_8).length;
            if (size > 0 && bytes > config.learnBatchBytes()) {
                var next = said.get(size).id();
                return new Batch(erasures, waiting.subList(0, waiting.indexOf(next)), said.subList(0, size), Set.of());
            }
            size++;
        }
        return new Batch(erasures, waiting, said, Set.of());
    }

    /**
     * Messages that are learned from together.
     *
     * @param erasures how often the user had been erased when they were read
     * @param waiting the messages that are done with when what they say is stored
     * @param said those of them that may be learned from, as they were read; the others are gone, or must not be
     * @param takenBack the messages, of this batch or an earlier one, that some of them take back
     */
    record Batch(long erasures, List<UUID> waiting, List<Quote> said, Set<UUID> takenBack) {

        Batch {
            waiting = List.copyOf(waiting);
            said = List.copyOf(said);
            takenBack = Set.copyOf(takenBack);
        }

        Batch takingBack(Set<UUID> messages) {
            return new Batch(erasures, waiting, said, messages);
        }
    }
}
