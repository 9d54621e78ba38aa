package io.orcha.memory.review;

import io.orcha.memory.Author;
import io.orcha.memory.Expectation;
import io.orcha.memory.Memories;
import io.orcha.memory.Memory;
import io.orcha.memory.MemoryChange;
import io.orcha.memory.MemoryChanges;
import io.orcha.memory.MemoryConfig;
import io.orcha.memory.MemoryText;
import io.orcha.memory.review.Review.State;
import io.orcha.platform.Database;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a reviewed sentence into the memory, keeps it out, or takes the decision back. Each method throws a {@link
 * io.orcha.memory.StaleVersionException} when the memory is not as expected.
 */
@ApplicationScoped
class Decisions {

    private final ReviewQueue queue;
    private final Memories memories;
    private final MemoryChanges changes;
    private final Permission permission;
    private final MemoryConfig config;
    private final Database database;
    private final List<ReviewedSentences> observers;

    Decisions(
            ReviewQueue queue,
            Memories memories,
            MemoryChanges changes,
            Permission permission,
            MemoryConfig config,
            Database database,
            @All List<ReviewedSentences> observers) {
        this.database = database;
        this.observers = observers;
        this.permission = permission;
        this.queue = queue;
        this.memories = memories;
        this.changes = changes;
        this.config = config;
    }

    /** The sentence becomes part of the memory, as it is shown: with secrets redacted. */
    Review approve(UserId user, UUID id, Expectation expectation) {
        permission.requireToSave(user);
        var review = require(user, id);
        expectation.require(memories.find(user).orElse(null));
        if (review.state() == State.PENDING || review.state() == State.DECLINED) {
            changes.apply(
                    user,
                    expectation,
                    base -> change(base, with(base, review), "approved after review"),
                    _ -> letIn(user, review) || isDone(user, id, State.APPROVED));
        }
        return require(user, id);
    }

    /** The sentence stays out. Said again, it is not asked about again. */
    Review decline(UserId user, UUID id, Expectation expectation) {
        var review = require(user, id);
        expectation.require(memories.find(user).orElse(null));
        if (review.state() == State.APPROVED) {
            undo(user, id, expectation);
        }
        queue.move(user, id, State.PENDING, State.DECLINED);
        return require(user, id);
    }

    /** The decision is taken back: an approved sentence leaves the memory, and the review is pending again. */
    Review undo(UserId user, UUID id, Expectation expectation) {
        var review = require(user, id);
        expectation.require(memories.find(user).orElse(null));
        if (review.state() == State.DECLINED) {
            queue.move(user, id, State.DECLINED, State.PENDING);
        } else if (review.state() == State.APPROVED) {
            changes.apply(
                    user,
                    expectation,
                    base -> change(base, without(base, review), "approval taken back"),
                    _ -> takeBack(user, review) || isDone(user, id, State.PENDING));
        }
        return require(user, id);
    }

    private boolean letIn(UserId user, Review review) {
        boolean moved = queue.move(user, review.id(), review.state(), State.APPROVED);
        if (moved) {
            var statements = database.forUser(user.value());
            observers.forEach(
                    observer -> observer.approved(statements, user, review.id(), oneLine(review), review.messageIds()));
        }
        return moved;
    }

    private boolean takeBack(UserId user, Review review) {
        boolean moved = queue.move(user, review.id(), State.APPROVED, State.PENDING);
        if (moved) {
            var statements = database.forUser(user.value());
            observers.forEach(observer -> observer.takenBack(statements, user, review.id(), oneLine(review)));
        }
        return moved;
    }

    private static String oneLine(Review review) {
        return review.text().replace('\n', ' ');
    }

    private boolean isDone(UserId user, UUID id, State state) {
        return require(user, id).state() == state;
    }

    private Review require(UserId user, UUID id) {
        return queue.find(user, id).orElseThrow(ReviewNotFoundException::new);
    }

    private String with(@Nullable Memory base, Review review) {
        var text = review.text();
        var content = base == null ? null : base.content();
        if (content != null && MemoryText.sentences(content).containsAll(MemoryText.sentences(text))) {
            return content;
        }
        var more = MemoryText.with(content, oneLine(review));
        if (more.getBytes(StandardCharsets.UTF_8).length > config.maxBytes()) {
            throw InvalidFieldsException.of("{review_id}", "does not fit into the memory, which is full");
        }
        return more;
    }

    private static @Nullable String without(@Nullable Memory base, Review review) {
        var gone = MemoryText.sentences(oneLine(review));
        return base == null || base.content() == null ? null : MemoryText.without(base.content(), gone::contains);
    }

    private static MemoryChange change(@Nullable Memory base, @Nullable String content, String reason) {
        return MemoryChange.of(content, Author.USER_EDIT, reason, base);
    }
}
