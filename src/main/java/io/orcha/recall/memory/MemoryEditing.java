package io.orcha.recall.memory;

import io.orcha.idempotency.IdempotencyRecords;
import io.orcha.limits.StorageQuota;
import io.orcha.limits.Usage;
import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.platform.Preconditions;
import io.orcha.platform.Statements;
import io.orcha.recall.fact.FactKeeper;
import io.orcha.recall.index.IndexChanges;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.orcha.user.audit.Action;
import io.orcha.user.audit.AuditTrail;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What users, and clients on their behalf, do with their long-term memories. Each change is one transaction. */
@ApplicationScoped
class MemoryEditing {

    private final Database database;
    private final IndexChanges index;
    private final LearnTasks tasks;
    private final Permission permission;
    private final StorageQuota quota;
    private final IdempotencyRecords records;
    private final AuditTrail audit;
    private final List<FactKeeper> factKeepers;
    private final Ids ids;
    private final Clock clock;

    MemoryEditing(
            Database database,
            IndexChanges index,
            LearnTasks tasks,
            Permission permission,
            StorageQuota quota,
            IdempotencyRecords records,
            AuditTrail audit,
            @All List<FactKeeper> factKeepers,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.index = index;
        this.tasks = tasks;
        this.permission = permission;
        this.quota = quota;
        this.records = records;
        this.audit = audit;
        this.factKeepers = factKeepers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A memory after a request to make it.
     *
     * @param isNew whether it was made; when not, the user had one that says the same already
     */
    record Created(LongTermMemory memory, boolean isNew) {}

    /**
     * Makes a memory that a user, or a client on their behalf, writes. One that holds and says the same, in the same scope, is
     * used instead of a second, and recalled again if it was archived.
     *
     * @param details sets what was given beside the text
     * @throws io.orcha.platform.problem.ProblemException when a consent is missing, or a quota is used up
     */
    Created create(UserId user, String text, UnaryOperator<MemoryEdit> details) {
        permission.requireToSave(user);
        return quota.storing(
                user,
                Usage.of(text),
                () -> database.forUser(user.value())
                        .transaction(statements -> create(statements, user, text, details)));
    }

    private Created create(Statements statements, UserId user, String text, UnaryOperator<MemoryEdit> details) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MemoryTable.lockOrCreateUser(statements, user, now);
        var written = details.apply(LongTermMemory.of(ids.next(), text, MemoryKind.FACT, MemoryOrigin.WRITTEN, now)
                        .edit())
                .done();
        var known = MemoryTable.saying(statements, user, text, written.scope(), now);
        if (known.isPresent()) {
            var memory = known.get();
            return new Created(
                    memory.archivedAt() == null
                            ? memory
                            : write(statements, user, memory.edit().unarchived().done()),
                    false);
        }
        MemoryTable.insert(statements, user, written, index.next(statements, user));
        index.index(statements, user, List.of(written.id()));
        tasks.addMemories(statements, user, List.of(written.id()));
        audit.record(statements, user, Action.LONG_TERM_MEMORY_ADDED, Map.of("memory_id", written.id()));
        return new Created(written, true);
    }

    /**
     * Changes a memory; nothing is written when the change changes nothing.
     *
     * @param ifMatch the tags of which the memory must have one; null when any will do
     * @return the memory after the change
     * @throws MemoryNotFoundException when the user has no such memory
     * @throws StaleMemoryException when the memory has another tag
     */
    LongTermMemory change(UserId user, UUID id, @Nullable List<String> ifMatch, UnaryOperator<LongTermMemory> change) {
        return database.forUser(user.value()).transaction(statements -> {
            var before = lock(statements, user, id, ifMatch);
            var after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            audit.record(statements, user, Action.LONG_TERM_MEMORY_CHANGED, Map.of("memory_id", id));
            var written = write(statements, user, after);
            if (!saysTheSame(before, after)) {
                factsGone(statements, user, id);
                tasks.addMemories(statements, user, List.of(id));
            }
            if (!after.text().equals(before.text())) {
                index.index(statements, user, List.of(id));
                // A kept response may hold what it said before.
                records.eraseResponses(statements, user);
            }
            return written;
        });
    }

    /**
     * Deletes a memory. What it took the place of stays over: its owner can say that it holds again.
     *
     * @throws MemoryNotFoundException when the user has no such memory
     * @throws StaleMemoryException when the memory has another tag
     */
    void delete(UserId user, UUID id, @Nullable List<String> ifMatch) {
        database.forUser(user.value()).transaction(statements -> {
            lock(statements, user, id, ifMatch);
            index.removed(statements, user);
            MemoryTable.delete(statements, user, List.of(id), index.next(statements, user));
            factsGone(statements, user, id);
            records.eraseResponses(statements, user);
            audit.record(statements, user, Action.LONG_TERM_MEMORY_DELETED, Map.of("memory_id", id));
            return true;
        });
    }

    /** Whether the same facts stand in both, for the same assistants and the same time. */
    private static boolean saysTheSame(LongTermMemory one, LongTermMemory other) {
        return one.text().equals(other.text())
                && one.scope().equals(other.scope())
                && Objects.equals(one.validFrom(), other.validFrom())
                && Objects.equals(one.validTo(), other.validTo());
    }

    /** What was learned with a memory that is gone, or says something else. */
    private void factsGone(Statements statements, UserId user, UUID memory) {
        long revision = index.next(statements, user);
        factKeepers.forEach(keeper -> keeper.memoriesGone(statements, user, List.of(memory), revision));
    }

    private LongTermMemory lock(Statements statements, UserId user, UUID id, @Nullable List<String> ifMatch) {
        if (MemoryTable.lockUser(statements, user).isEmpty()) {
            throw new MemoryNotFoundException();
        }
        var memory = MemoryTable.find(statements, user, List.of(id)).stream()
                .findFirst()
                .orElseThrow(MemoryNotFoundException::new);
        if (ifMatch != null && !ifMatch.equals(Preconditions.ANY) && !ifMatch.contains(memory.tag())) {
            throw new StaleMemoryException(memory);
        }
        return memory;
    }

    private LongTermMemory write(Statements statements, UserId user, LongTermMemory memory) {
        var revision = index.next(statements, user);
        MemoryTable.update(statements, user, memory, revision, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return MemoryTable.find(statements, user, List.of(memory.id())).getFirst();
    }
}
