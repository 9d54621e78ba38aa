package io.orcha.memory.control;

import io.orcha.idempotency.IdempotencyRecords;
import io.orcha.memory.Author;
import io.orcha.memory.Expectation;
import io.orcha.memory.Marks;
import io.orcha.memory.Memory;
import io.orcha.memory.MemoryChange;
import io.orcha.memory.MemoryChanges;
import io.orcha.memory.MemoryText;
import io.orcha.memory.Mention;
import io.orcha.memory.Redactor;
import io.orcha.memory.SentenceSources;
import io.orcha.memory.review.ReviewQueue;
import io.orcha.platform.Database;
import io.orcha.session.Messages;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
        var mention = Mention.of(text);
        var mentions = new ArrayList<>(List.of(mention));
        var supported = new HashMap<UUID, List<Mention>>();
        // A sentence that the memory states in its own words is also erased from the messages that it was learned from.
        for (var evidence : sources.of(user)) {
            if (mention.isIn(evidence.sentence())) {
                var stated = Mention.of(evidence.sentence());
                mentions.add(stated);
                evidence.messages()
                        .forEach(message -> supported
                                .computeIfAbsent(message, _ -> new ArrayList<>())
                                .add(stated));
            }
        }
        int sentences = (int) MemoryText.sentences(base == null ? null : base.content()).stream()
                .filter(mention::isIn)
                .count();
        var pending = redactor.prepare(
                user, content -> content == null ? null : MemoryText.without(content, mention::isIn), mention::isIn);
        return new Attempt(mentions, supported, pending, sentences);
    }

    /** What one forgetting erases. */
    private final class Attempt {

        private final List<Mention> mentions;
        private final Map<UUID, List<Mention>> supported;
        private final List<Redactor.Pending> pending;
        private final int sentences;
        private int erasedMessages;

        Attempt(
                List<Mention> mentions,
                Map<UUID, List<Mention>> supported,
                List<Redactor.Pending> pending,
                int sentences) {
            this.mentions = List.copyOf(mentions);
            this.supported = supported;
            this.pending = pending;
            this.sentences = sentences;
        }

        MemoryChange change(@Nullable Memory base) {
            var content = base == null || base.content() == null
                    ? null
                    : MemoryText.without(base.content(), mentions.getFirst()::isIn);
            return new MemoryChange(
                    content,
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
            sources.removeIf(user, this::isGone);
            marks.removeIf(user, this::isGone);
            reviews.removeIf(user, this::isGone);
            erasedMessages = messages.erase(user, this::remaining);
            messages.eraseTitles(user, title -> title == null || isGone(title) ? null : title);
            records.eraseResponses(database, user);
        }

        private boolean isGone(String sentence) {
            return mentions.stream().anyMatch(mention -> mention.isIn(sentence));
        }

        private @Nullable String remaining(Messages.Quote message, String content) {
            var rest = MemoryText.without(content, this::isGone);
            for (var stated : supported.getOrDefault(message.id(), List.of())) {
                rest = withoutSupport(rest, content, stated);
            }
            // What is said across sentences takes the whole message along.
            var left = rest;
            boolean acrossSentences = left != null && mentions.stream().anyMatch(mention -> mention.isQuotedIn(left));
            return acrossSentences ? null : rest;
        }

        /** The source of a sentence loses what supported it; when no part can be told to, it goes as a whole. */
        private static @Nullable String withoutSupport(@Nullable String rest, String content, Mention stated) {
            if (rest == null) {
                return null;
            }
            var less = MemoryText.without(rest, stated::isSupportedBy);
            boolean nothingFound = Objects.equals(less, content);
            return nothingFound ? null : less;
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
