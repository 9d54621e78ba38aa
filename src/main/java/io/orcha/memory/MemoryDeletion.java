package io.orcha.memory;

import io.orcha.idempotency.IdempotencyRecords;
import io.orcha.platform.Database;
import io.orcha.session.Unlearned;
import io.orcha.user.UserId;
import io.orcha.user.audit.Action;
import io.orcha.user.audit.AuditTrail;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Deletes a memory with everything that repeats its text, long-term memories included; the conversations stay, and are not learned from again. */
@ApplicationScoped
class MemoryDeletion {

    private static final List<String> BELONGINGS = List.of("memory_sentence_sources", "memory_marks", "memory_reviews");

    private final MemoryChanges changes;
    private final Redactor redactor;
    private final Unlearned unlearned;
    private final List<DerivedTexts> derived;
    private final IdempotencyRecords records;
    private final AuditTrail audit;
    private final Database database;

    MemoryDeletion(
            MemoryChanges changes,
            Redactor redactor,
            Unlearned unlearned,
            @All List<DerivedTexts> derived,
            IdempotencyRecords records,
            AuditTrail audit,
            Database database) {
        this.changes = changes;
        this.redactor = redactor;
        this.unlearned = unlearned;
        this.derived = derived;
        this.records = records;
        this.audit = audit;
        this.database = database;
    }

    /**
     * Deletes the text of a user's memory and of all its versions. A row without content stays, also where there was none,
     * so that a roll-up under way loses.
     *
     * @return whether there was a memory
     * @throws StaleVersionException when the memory is not as expected
     */
    boolean delete(UserId user, Expectation expectation) {
        if (!exists(user)) {
            if (!expectation.allowsNew()) {
                throw new StaleVersionException(null);
            }
            return false;
        }
        var pending = new AtomicReference<List<Redactor.Pending>>(List.of());
        var hadContent = new AtomicBoolean();
        changes.apply(
                user,
                expectation,
                base -> {
                    hadContent.set(base != null && base.content() != null);
                    pending.set(redactor.prepare(user, _ -> null, _ -> true));
                    return new MemoryChange(
                            null,
                            Author.CLIENT,
                            "deleted",
                            List.of(),
                            null,
                            base == null ? null : base.version(),
                            pending.get().stream()
                                    .map(Redactor.Pending::toRecord)
                                    .toList());
                },
                _ -> {
                    redactor.apply(user, pending.get());
                    unlearned.learnNothing(user);
                    var statements = database.forUser(user.value());
                    derived.forEach(feature -> feature.forgetAll(statements, user));
                    records.eraseResponses(statements, user);
                    audit.record(user, Action.MEMORY_DELETED, Map.of());
                    BELONGINGS.forEach(
                            table -> statements.update("DELETE FROM " + table + " WHERE user_id = ?", user.value()));
                    return true;
                });
        return hadContent.get();
    }

    private boolean exists(UserId user) {
        return database.forUser(user.value())
                .queryOne(row -> row.getInt(1), "SELECT 1 FROM users WHERE user_id = ?", user.value())
                .isPresent();
    }
}
