package io.orcha.emotion;

import java.time.Instant;
import java.util.Set;

/**
 * What one message of a user felt like, and where it belongs.
 *
 * @param at when it was said
 * @param session in which session
 * @param topics names of what it was about, each as it is to be told apart from others
 * @param sentiment what was read from it
 */
public record MoodPoint(Instant at, String session, Set<String> topics, Sentiment sentiment) {

    /** A long message counts as much as so many words of feeling, and not for all the others. */
    static final int MOST_EVIDENCE = 3;

    /** Keeps its own copy of the topics. */
    public MoodPoint {
        topics = Set.copyOf(topics);
    }

    /** How much the message counts: its evidence, 3 at most. */
    int weight() {
        return Math.min(sentiment.evidence(), MOST_EVIDENCE);
    }
}
