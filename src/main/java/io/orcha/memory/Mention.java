package io.orcha.memory;

import java.util.List;

/**
 * Decides whether a sentence speaks of what the user named: it holds the same words in a row, in any of their forms, or it
 * says the same in other words. For the latter it must hold every name, every number and every other word that carries
 * meaning, or be a shorter version of it with all names and numbers: "My brother Carl lives in Lisbon" does not speak of "My
 * brother Bruno lives in Lisbon".
 */
public final class Mention {

    private static final double SHORTER = 0.6;
    private static final double SHARE = 0.4;

    private final List<Spoken> phrase;
    private final Meaning meaning;

    private Mention(List<Spoken> words) {
        this.phrase = words.size() > 1 && words.getLast().isPossessive() ? words.subList(0, words.size() - 1) : words;
        this.meaning = Meaning.of(phrase);
    }

    /** Of a phrase or a whole sentence; a text without letters and digits is mentioned nowhere. */
    public static Mention of(String text) {
        return new Mention(SpokenWords.of(text));
    }

    /** Whether a sentence speaks of it. */
    public boolean isIn(String sentence) {
        return isIn(Said.of(sentence));
    }

    /** Whether a text holds its words in a row. */
    public boolean isQuotedIn(String text) {
        return isQuotedIn(Said.of(text));
    }

    /** How much of its meaning a sentence holds, from 0 to 1: tells which part of a message supported it. */
    public double shareIn(String sentence) {
        return meaning.size() == 0 ? 0 : (double) meaning.in(Said.of(sentence)) / meaning.size();
    }

    boolean isIn(Said sentence) {
        return isQuotedIn(sentence) || isRestatedIn(sentence);
    }

    boolean isQuotedIn(Said text) {
        return !phrase.isEmpty() && text.quotes(phrase);
    }

    /** How many words its phrase has: it cannot span more sentences. */
    int length() {
        return phrase.size();
    }

    /** How many words carry its meaning. */
    int weight() {
        return meaning.size();
    }

    private boolean isRestatedIn(Said sentence) {
        if (!meaning.suffices() || !meaning.namesAreIn(sentence)) {
            return false;
        }
        long common = meaning.in(sentence);
        if (meaning.needsAreIn(sentence)) {
            boolean alike =
                    meaning.size() != 2 || common >= SHARE * sentence.stems().size();
            return common >= Math.min(2, meaning.size()) && alike;
        }
        return common >= 2 && meaning.shareOfNeedsIn(sentence) >= SHORTER && !meaning.isExceededBy(sentence);
    }
}
