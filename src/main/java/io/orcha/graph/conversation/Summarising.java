package io.orcha.graph.conversation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.graph.conversation.SummaryTable.Unread;
import io.orcha.memory.BusyMemoryException;
import io.orcha.memory.review.Screener;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.LanguageModel;
import io.orcha.model.ModelException;
import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Quantised;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Summarises one user's sessions that have come to rest, those first that have been so for longest. */
@ApplicationScoped
class Summarising {

    /** A run with more to do gives others their turn and begins again. */
    private static final int MOST_SESSIONS = 40;

    private static final int BATCH = 20;
    private static final int EMBEDDED_TOGETHER = 32;
    private static final int MOST_OUTDATED = 10;

    /** A model that is useless for so many sessions in a row is left alone for the rest of the run. */
    private static final int PATIENCE = 3;

    private final SummaryTasks tasks;
    private final SummaryTable table;
    private final Screener screener;
    private final ConversationSummariser best;
    private final ConversationSummariser rules;
    private final Embedder embedder;
    private final Users users;
    private final Counter made;
    private final Counter fallbacks;

    Summarising(
            SummaryTasks tasks,
            SummaryTable table,
            Screener screener,
            LanguageModel model,
            Embedder embedder,
            Users users,
            MeterRegistry meters) {
        this.tasks = tasks;
        this.table = table;
        this.screener = screener;
        this.rules = new OfflineConversationSummariser(embedder);
        this.best = model.info().isOffline() ? rules : new ModelConversationSummariser(model);
        this.embedder = embedder;
        this.users = users;
        this.made = Counter.builder("orcha.conversations.summaries")
                .description("Summaries of conversations that were made, those made anew included")
                .register(meters);
        this.fallbacks = Counter.builder("orcha.conversations.fallbacks")
                .description("Conversations that rules summarised because the model had no usable answer")
                .register(meters);
    }

    /**
     * Summarises what it is time for. The model is asked outside any transaction. A session for which it has no usable answer is
     * summarised by rules; only a model that cannot be reached or is overloaded makes the run fail.
     */
    void run(UserId user) {
        embed(user);
        int done = 0;
        int outdated = 0;
        int useless = 0;
        while (done < MOST_SESSIONS) {
            var batch = tasks.oldest(user, BATCH);
            if (batch.isEmpty()) {
                return;
            }
            for (var session : batch) {
                switch (attempt(user, session, useless < PATIENCE ? best : rules)) {
                    case STORED -> {
                        done++;
                        useless = useless < PATIENCE ? 0 : useless;
                    }
                    case STORED_BY_RULES -> {
                        done++;
                        useless++;
                        fallbacks.increment();
                    }
                    case OUTDATED -> outdated++;
                }
                if (outdated >= MOST_OUTDATED) {
                    throw new BusyMemoryException(); // The job tries again later, not at once.
                }
            }
        }
    }

    /** What came of a session. */
    private enum Result {
        STORED,
        STORED_BY_RULES,
        /** It has changed meanwhile, or is gone. */
        OUTDATED
    }

    private Result attempt(UserId user, UUID session, ConversationSummariser by) {
        var found = table.read(user, session);
        if (found.isEmpty()) {
            return Result.OUTDATED;
        }
        var conversation = found.get();
        var said = conversation.said().stream()
                .map(it -> new Statement(it.id(), it.at(), screener.harmless(it.text())))
                .filter(it -> !it.text().isBlank())
                .toList();
        var used = by;
        String summary;
        try {
            summary = summary(user, said, by);
        } catch (ModelException e) {
            if (!e.isUnusable()) {
                throw e;
            }
            used = rules;
            summary = summary(user, said, rules);
        }
        return store(user, conversation, summary, used)
                ? used.equals(best) ? Result.STORED : Result.STORED_BY_RULES
                : Result.OUTDATED;
    }

    private String summary(UserId user, List<Statement> said, ConversationSummariser by) {
        // A summary may word things anew, and takes a sentence out of its context.
        Predicate<String> harmless =
                sentence -> screener.harmless(sentence).strip().equals(sentence.strip());
        return said.isEmpty() ? "" : by.summarise(said, users.settings(user).timeZone(), harmless);
    }

    private boolean store(UserId user, Conversation conversation, String summary, ConversationSummariser by) {
        var vectors = summary.isEmpty() ? List.<Optional<float[]>>of() : embedder.embedEach(List.of(summary));
        var vector =
                vectors.stream().flatMap(Optional::stream).map(Quantised::of).findFirst();
        boolean stored = table.store(
                user,
                conversation,
                summary,
                by.model(),
                vector.orElse(null),
                vectors.isEmpty() ? null : embedder.model());
        made.increment(stored && !summary.isEmpty() ? 1 : 0);
        return stored;
    }

    /** Gives summaries their vectors that have none of the present model, as long as it can be had. */
    private void embed(UserId user) {
        List<Unread> unread = table.unread(user, embedder.model(), EMBEDDED_TOGETHER);
        while (!unread.isEmpty()) {
            var vectors = embedder.embedEach(unread.stream().map(Unread::text).toList());
            if (vectors.size() < unread.size()) {
                return;
            }
            for (int at = 0; at < unread.size(); at++) {
                var vector = vectors.get(at).map(Quantised::of).orElse(null);
                table.storeVector(user, unread.get(at), vector, embedder.model());
            }
            unread = table.unread(user, embedder.model(), EMBEDDED_TOGETHER);
        }
    }
}
