package io.orcha.eval;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A fact and how it was told.
 *
 * @param key what it is about in the user's words; empty when the kind says it all
 * @param heldOut whether it is told in wordings that the rules were not written for
 * @param pinned whether the user pins the sentence
 */
record Planted(Kind kind, String key, boolean heldOut, boolean pinned, List<Telling> tellings) {

    /** Words of a sentence that says that something is over, so that an older value in it is history. */
    private static final Pattern OVER = Pattern.compile(
            "\\b(?:no longer|not|n't|any ?more|used to|stopped|quit|gave up|gone|gone off|broke up|split|sold|traded|swapped|replaced|switched"
                    + "|moved|enough|never|former|left|until|relocated|over with)\\b|n't\\b|n’t\\b");

    /**
     * One sentence about the fact.
     *
     * @param value what holds since; empty when the fact is taken back
     */
    record Telling(int rollUp, String sentence, String value) {}

    Telling newest() {
        return tellings.getLast();
    }

    boolean takenBack() {
        return newest().value().isEmpty();
    }

    /** Whether the memory holds what was told last. */
    boolean retainedIn(List<String> sentences) {
        var value = takenBack() ? tellings.getFirst().value() : newest().value();
        return sentences.stream()
                .anyMatch(sentence -> has(sentence, value)
                        && has(sentence, key)
                        && (!takenBack() || isOver(sentence) || sentence.startsWith(bare(newest().sentence()))));
    }

    /** Whether the memory still holds an older value as if it were so. */
    boolean staleIn(List<String> sentences) {
        return tellings.stream()
                .limit(tellings.size() - 1L)
                .anyMatch(old -> sentences.stream()
                        .anyMatch(sentence -> has(sentence, old.value())
                                && has(sentence, key)
                                && !(takenBack() ? isOver(sentence) : has(sentence, newest().value()))
                                && !sentence.startsWith(bare(newest().sentence()))
                                && !(isOver(sentence) && !sentence.startsWith(bare(old.sentence())))));
    }

    boolean changed() {
        return tellings.size() > 1;
    }

    private static String bare(String sentence) {
        return sentence.substring(0, sentence.length() - 1);
    }

    private static boolean isOver(String sentence) {
        return OVER.matcher(sentence.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean has(String sentence, String words) {
        return words.isEmpty()
                || Pattern.compile(
                                "(?<![\\p{L}\\d])" + Pattern.quote(words) + "(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE)
                        .matcher(sentence)
                        .find();
    }
}
