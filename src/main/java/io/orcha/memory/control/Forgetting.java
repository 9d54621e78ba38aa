package io.orcha.memory.control;

import io.orcha.idempotency.IdempotencyRecords;
import io.orcha.memory.Author;
import io.orcha.memory.DerivedTexts;
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
import io.orcha.user.audit.Action;
import io.orcha.user.audit.AuditTrail;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Erases what a user wants forgotten wherever it is stored: the memory, all its versions, its evidence, marks and reviews,
 * long-term memories, summaries of conversations, and the messages of both sides that said it. A roll-up under way loses, because the memory gets a new version, and merges
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
    private final List<DerivedTexts> derived;
    private final IdempotencyRecords records;
    private final AuditTrail audit;
    private final Database database;

    Forgetting(
            MemoryChanges changes,
            Redactor redactor,
            SentenceSources sources,
            Marks marks,
            ReviewQueue reviews,
            Messages messages,
            @All List<DerivedTexts> derived,
            IdempotencyRecords records,
            AuditTrail audit,
            Database database) {
        this.changes = changes;
        this.redactor = redactor;
        this.sources = sources;
        this.marks = marks;
        this.reviews = reviews;
        this.messages = messages;
        this.derived = derived;
        this.records = records;
        this.audit = audit;
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
                attempt[0].left.size(),
                attempt[0].erasedTexts);
    }

    private Attempt prepare(UserId user, String text, @Nullable Memory base) {
        var mentions = Mentions.of(List.of(text));
        var pending = redactor.prepare(
                user, content -> content == null ? null : mentions.removedFrom(content), mentions::anyIn);
        var content = base == null ? null : base.content();
        var rest = content == null ? null : mentions.removedFrom(content);
        int sentences = MemoryText.sentences(content).size()
                - MemoryText.sentences(rest).size();
        return new Attempt(mentions, MessageErasure.of(mentions, learnedFrom(user)), pending, rest, sentences);
    }

    /** Which messages the sentences of the memory, and whatever else was made of them, come from. */
    private List<DerivedTexts.Derived> learnedFrom(UserId user) {
        var statements = database.forUser(user.value());
        var texts = derived.stream().flatMap(feature -> feature.of(statements, user).stream());
        var sentences = sources.of(user).stream()
                .map(evidence -> new DerivedTexts.Derived(evidence.sentence(), evidence.messages()));
        return Stream.concat(sentences, texts).toList();
    }

    /** What one forgetting erases. */
    private final class Attempt {

        private final Mentions mentions;
        private final MessageErasure said;
        private final List<Redactor.Pending> pending;
        private final @Nullable String rest;
        private final int sentences;
        /** What is left of the messages that lost text. */
        private final Map<UUID, String> left = new HashMap<>();

        private int erasedTexts;

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
            messages.erase(user, (message, content) -> {
                var rest = said.remaining(message, content);
                if (rest == null || !rest.equals(content)) {
                    left.put(message.id(), rest == null ? "" : rest);
                }
                return rest;
            });
            var statements = database.forUser(user.value());
            erasedTexts = derived.stream()
                    .mapToInt(feature -> feature.forget(statements, user, mentions::anyIn, left))
                    .sum();
            messages.eraseTitles(user, title -> title == null || mentions.anyIn(title) ? null : title);
            records.eraseResponses(statements, user);
            audit.record(
                    user,
                    Action.MEMORY_FORGOTTEN,
                    Map.of(
                            "sentences",
                            sentences,
                            "versions",
                            pending.size(),
                            "messages",
                            left.size(),
                            "memories",
                            erasedTexts));
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
     * @param memories how many long-term memories, and summaries of conversations beside those of messages that lost text, went
     */
    record Forgotten(long version, String tag, int sentences, int versions, int messages, int memories) {}
}
