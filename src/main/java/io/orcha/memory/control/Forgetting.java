package io.orcha.memory.control;

import io.orcha.idempotency.IdempotencyRecords;
import io.orcha.memory.Author;
import io.orcha.memory.Expectation;
import io.orcha.memory.Marks;
import io.orcha.memory.Memory;
import io.orcha.memory.MemoryChange;
import io.orcha.memory.MemoryChanges;
import io.orcha.memory.MemoryText;
import io.orcha.memory.Mentions;
import io.orcha.memory.Redactor;
import io.orcha.memory.SentenceSources;
import io.orcha.memory.review.ReviewQueue;
import io.orcha.platform.Database;
import io.orcha.session.Messages;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Erases what a user wants forgotten wherever it is stored: the memory, all its versions, its evidence, marks and reviews,
 * and the messages of both sides that said it. A roll-up under way loses, because the memory gets a new version, and merges
 * again from messages that no longer say it.
 */
@ApplicationScoped
class Forgetting {

    private final MemoryChanges changes;
    private final Redactor redactor;
    private final SentenceSources sources;
    private final Marks marks;
    private final ReviewQueue reviews;
    private final Messages messages;
    private final IdempotencyRecords records;
    private final Database database;

    Forgetting(
            MemoryChanges changes,
            Redactor redactor,
            SentenceSources sources,
            Marks marks,
            ReviewQueue reviews,
            Messages messages,
            IdempotencyRecords records,
            Database database) {
        this.changes = changes;
        this.redactor = redactor;
        this.sources = sources;
        this.marks = marks;
        this.reviews = reviews;
        this.messages = messages;
        this.records = records;
        this.database = database;
    }

    /**
     * Forgets a sentence of the memory, or everything that mentions a phrase.
     *
     * @throws io.orcha.memory.StaleVersionException when the memory is not as expected
     */
    Forgotten forget(UserId user, String text, Expectation expectation) {
        var attempt = new Attempt[1];
        var memory = changes.apply(
                user,
                expectation,
                base -> {
                    attempt[0] = prepare(user, text, base);
                    return attempt[0].change(base);
                },
                _ -> {
                    attempt[0].erase(user);
                    return true;
                });
        return new Forgotten(
                memory.version(),
                memory.tag(),
                attempt[0].sentences,
                attempt[0].pending.size(),
                attempt[0].erasedMessages);
    }

    private Attempt prepare(UserId user, String text, @Nullable Memory base) {
        var mentions = Mentions.of(List.of(text));
        var pending = redactor.prepare(
                user, content -> content == null ? null : mentions.removedFrom(content), mentions::anyIn);
        var content = base == null ? null : base.content();
        var rest = content == null ? null : mentions.removedFrom(content);
        int sentences = MemoryText.sentences(content).size()
                - MemoryText.sentences(rest).size();
        return new Attempt(mentions, MessageErasure.of(mentions, sources.of(user)), pending, rest, sentences);
    }

    /** What one forgetting erases. */
    private final class Attempt {

        private final Mentions mentions;
        private final MessageErasure said;
        private final List<Redactor.Pending> pending;
        private final @Nullable String rest;
        private final int sentences;
        private int erasedMessages;

        Attempt(
                Mentions mentions,
                MessageErasure said,
                List<Redactor.Pending> pending,
                @Nullable String rest,
                int sentences) {
            this.mentions = mentions;
            this.said = said;
            this.pending = pending;
            this.rest = rest;
            this.sentences = sentences;
        }

        MemoryChange change(@Nullable Memory base) {
            return new MemoryChange(
                    rest,
                    Author.USER_EDIT,
                    "something was forgotten",
                    List.of(),
                    null,
                    base == null ? null : base.version(),
                    pending.stream().map(Redactor.Pending::toRecord).toList());
        }

        void erase(UserId user) {
            messages.beginErasure(user);
            redactor.apply(user, pending);
            sources.removeIf(user, mentions::anyIn);
            marks.removeIf(user, mentions::anyIn);
            reviews.removeIf(user, mentions::anyIn);
            erasedMessages = messages.erase(user, said::remaining);
            messages.eraseTitles(user, title -> title == null || mentions.anyIn(title) ? null : title);
            records.eraseResponses(database.forUser(user.value()), user);
        }
    }

    /**
     * What was erased.
     *
     * @param version the memory's version after it
     * @param tag that version's tag
     * @param sentences how many sentences the current memory lost
     * @param versions how many earlier versions lost text
     * @param messages how many messages lost text
     */
    record Forgotten(long version, String tag, int sentences, int versions, int messages) {}
}
