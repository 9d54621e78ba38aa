package io.orcha.graph.conversation;

import io.orcha.graph.conversation.Summaries.Embedded;
import io.orcha.graph.conversation.Summaries.Span;
import io.orcha.memory.Marks;
import io.orcha.memory.Mentions;
import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Embedder.Purpose;
import io.orcha.model.embedding.Quantised;
import io.orcha.platform.Meanwhile;
import io.orcha.recall.index.UserIndexes;
import io.orcha.recall.ranking.WordMatch;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds conversations by what they were about: the words of a title and a summary, and the meaning of the summary. A user has few
 * thousand of them at most, so all are read, and of none the text is kept in memory.
 */
@ApplicationScoped
class SummarySearch {

    /** How much of the score the words make up, as long as there is a meaning to compare. */
    private static final double WORDS = 0.5;

    private final Summaries summaries;
    private final Marks marks;
    private final Embedder embedder;
    private final Users users;
    private final SummaryWords read;

    SummarySearch(Summaries summaries, Marks marks, Embedder embedder, Users users, SummaryWords read) {
        this.summaries = summaries;
        this.marks = marks;
        this.embedder = embedder;
        this.users = users;
        this.read = read;
    }

    /** @param score 0 to 1 */
    record Found(Summary summary, double score) {}

    /**
     * The conversations that fit a query best, the best first.
     *
     * @param suppressed whether also those that speak of what the user does not want mentioned
     * @param limit at most so many
     */
    List<Found> search(UserId user, String query, Span span, boolean suppressed, int limit) {
        var embedded = Meanwhile.begin(() -> vector(query));
        var all = summaries.all(user, span);
        var language = Objects.requireNonNullElse(users.settings(user).language(), UserIndexes.DEFAULT_LANGUAGE);
        var texts = all.stream()
                .map(one -> one.summary().title() + "\n" + one.summary().text())
                .toList();
        var words = WordMatch.of(query, read.of(texts, language), language);
        var vector = embedded.await();
        var found = new ArrayList<Found>();
        for (int at = 0; at < all.size(); at++) {
            double meaning = vector == null ? 0 : meaning(all.get(at), vector);
            if (words[at] > 0 || (vector != null && meaning >= embedder.related())) {
                double share = vector == null ? 1 : WORDS;
                found.add(new Found(all.get(at).summary(), share * words[at] + (1 - share) * meaning));
            }
        }
        var unmentioned = suppressed ? Mentions.of(List.of()) : unmentioned(user);
        return found.stream()
                .sorted(Comparator.comparingDouble(Found::score).reversed())
                .filter(one -> !unmentioned.anyIn(one.summary().text()))
                .limit(limit)
                .toList();
    }

    /** What a user does not want mentioned. */
    Mentions unmentioned(UserId user) {
        return Mentions.of(marks.texts(user, Marks.Kind.SUPPRESSION));
    }

    private @Nullable Quantised vector(String query) {
        var vectors = embedder.embed(List.of(query), Purpose.QUERY);
        return vectors.isEmpty() ? null : Quantised.of(vectors.getFirst());
    }

    /** The cosine, or 0 when it is less or not known. */
    private double meaning(Embedded one, Quantised query) {
        var embedding = one.embedding();
        return embedding == null || !embedder.model().equals(one.embeddingModel())
                ? 0
                : Math.max(0, Quantised.of(embedding).cosine(query));
    }
}
