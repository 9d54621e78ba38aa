package io.orcha.recall;

import io.orcha.recall.ranking.Ranked;

/** Whether what was found is worth a prompt's room, or merely the best that there is. */
final class Relevance {

    private static final double LEAST_COSINE = 0.25;
    private static final double LEAST_WORDS = 0.3;

    private Relevance() {}

    static boolean isEnough(Ranked ranked) {
        return ranked.cosine() >= LEAST_COSINE || ranked.coverage() >= LEAST_WORDS;
    }
}
