package io.orcha.graph.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.orcha.platform.TextDigests;
import io.orcha.recall.ranking.WordMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * The words of summaries as numbers, for a short while: whoever searches conversations does so again, and to read a thousand texts takes
 * longer than all else of a search. Texts are known by digests with a key that only this process has ever had, so none is in it.
 */
@ApplicationScoped
class SummaryWords {

    /** Of all summaries together: about 80,000 of them. */
    private static final int MOST_WORDS = 4_000_000;

    /** Besides its words, in words. */
    private static final int A_SUMMARY = 25;

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<ByteBuffer, int[]> cache = Caffeine.newBuilder()
            .maximumWeight(MOST_WORDS)
            .<ByteBuffer, int[]>weigher((_, words) -> A_SUMMARY + words.length)
            .expireAfterAccess(KEPT)
            .scheduler(Scheduler.systemScheduler()) // Otherwise they stay until somebody asks for something.
            .build();

    private final TextDigests digests = new TextDigests();

    /**
     * The words of each text.
     *
     * @param language a BCP 47 tag
     */
    List<int[]> of(List<String> texts, String language) {
        return texts.stream()
                .map(text -> cache.get(digests.of(language, text), _ -> WordMatch.words(text, language)))
                .toList();
    }
}
