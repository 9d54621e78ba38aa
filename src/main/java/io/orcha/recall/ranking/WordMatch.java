package io.orcha.recall.ranking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * How well a few short texts fit a question by their words: BM25 (Robertson and Zaragoza 2009), divided by what a text would get that
 * has every word of the question any number of times, as {@link WordScores} does it for what is indexed.
 */
public final class WordMatch {

    private static final double SATURATION = 1.2;
    private static final double LENGTH_PENALTY = 0.5;

    private WordMatch() {}

    /**
     * The words of a text in their order, with repetitions.
     *
     * @param language a BCP 47 tag
     */
    public static int[] words(String text, String language) {
        return TextAnalysis.words(text, language);
    }

    /**
     * The scores.
     *
     * @param texts the {@link #words} of each
     * @param language a BCP 47 tag
     * @return of each text in their order, 0 to 1; 0 for one without any of the words
     */
    public static double[] of(String question, List<int[]> texts, String language) {
        int[] words = TextAnalysis.ofQuery(question, language);
        var places = new HashMap<Integer, Integer>();
        for (int at = 0; at < words.length; at++) {
            places.put(words[at], at);
        }
        var counts = new int[texts.size()][words.length];
        var lengths = new int[texts.size()];
        var texted = new int[words.length];
        for (int text = 0; text < counts.length; text++) {
            int[] found = texts.get(text);
            lengths[text] = found.length;
            for (int word : found) {
                var place = places.get(word);
                if (place != null && counts[text][place]++ == 0) {
                    texted[place]++;
                }
            }
        }
        return scores(counts, lengths, texted);
    }

    private static double[] scores(int[][] counts, int[] lengths, int[] texted) {
        double average = Math.max(1, Arrays.stream(lengths).average().orElse(1));
        double most = 0;
        var rarities = new double[texted.length];
        for (int word = 0; word < rarities.length; word++) {
            rarities[word] = Math.log(1 + (counts.length - texted[word] + 0.5) / (texted[word] + 0.5));
            most += rarities[word];
        }
        var scores = new double[counts.length];
        for (int text = 0; text < scores.length; text++) {
            double enough = SATURATION * (1 - LENGTH_PENALTY + LENGTH_PENALTY * lengths[text] / average);
            for (int word = 0; word < rarities.length; word++) {
                int often = counts[text][word];
                scores[text] += often == 0 ? 0 : rarities[word] / most * often / (often + enough);
            }
        }
        return scores;
    }
}
