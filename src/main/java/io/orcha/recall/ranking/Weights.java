package io.orcha.recall.ranking;

import java.time.Duration;

/**
 * How much each sign counts. What is not said otherwise is in standard deviations of the candidates' scores, so that 1 lifts an average
 * candidate above five sixths of them. The defaults are round, and measured on conversations between people and with assistants.
 *
 * @param candidates how many of the best by words, and how many of the best by meaning, are looked at closely
 * @param saturation BM25's k1: how soon it stops counting how often a word is repeated
 * @param lengthPenalty BM25's b: how much a stretch's length counts against it, 0 to 1
 * @param previous what a word in the message before counts, 1 being one in the message itself; answers leave out what was asked
 * @param next what a word in the message after it counts
 * @param stretches how much the score by words falls with the logarithm of the number of stretches, of which the best one counts: who
 *     says much says any word somewhere
 * @param words the share of the words in the score, when one message has all the words of the question; if the best message has
 *     half of them, weighed by how rare they are, half of it. The meaning has the rest
 * @param reply the share of a message's meaning as an answer to the one before, the rest being its meaning by itself; 0 to 1
 * @param information what a message of at least {@code informativeLength} words counts more than one without
 * @param informativeLength from how many words on that say something a message counts as informative
 * @param questions what a message that only asks is counted down, unless an assistant is asked, who is told much in questions
 * @param instruction what a user's standing instruction is lifted, of which there are few, that concern many requests
 * @param session the share of the score of the best message of a session that all of its messages are given
 * @param time what a message from the time that the question names counts more
 * @param speaker what a message counts more if the question names who said it
 * @param assistant what a message by an assistant, who knows of the user only what was said before, is counted down
 * @param graph what a message or memory counts more that says what the knowledge graph tells of the question
 * @param persona what a memory counts more of a kind that the persona who asks weighs 2, and less of one that it weighs 0
 * @param importance what a memory of importance 1 counts more than one of importance 0
 * @param recency what something of now counts more than something very old
 * @param halfLife after what time half of the recency is left
 */
public record Weights(
        int candidates,
        double saturation,
        double lengthPenalty,
        double previous,
        double next,
        double stretches,
        double words,
        double reply,
        double information,
        int informativeLength,
        double questions,
        double instruction,
        double session,
        double time,
        double speaker,
        double assistant,
        double graph,
        double persona,
        double importance,
        double recency,
        Duration halfLife) {

    public static final Weights DEFAULT = new Weights(
            200,
            0.9,
            0.4,
            0.5,
            0.3,
            0.3,
            0.9,
            0.5,
            1,
            20,
            0.6,
            2,
            0.4,
            1.5,
            0.8,
            0.7,
            0.6,
            1,
            0.3,
            0.05,
            Duration.ofDays(30));
}
