package io.orcha.recall.ranking;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How many of a question's words a sentence has, to choose what of a long text is shown. */
public final class WordOverlap {

    private final Set<Integer> wanted;
    private final String language;

    /**
     * Prepares a question.
     *
     * @param language a BCP 47 tag
     */
    public WordOverlap(String question, String language) {
        this.wanted = words(question, language);
        this.language = language;
    }

    /** The number of the question's different words in a sentence. */
    public int in(String sentence) {
        var found = new HashSet<>(words(sentence, language));
        found.retainAll(wanted);
        return found.size();
    }

    private static Set<Integer> words(String text, String language) {
        return Arrays.stream(TextAnalysis.ofQuery(text, language)).boxed().collect(Collectors.toSet());
    }
}
