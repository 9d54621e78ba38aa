package io.orcha.eval;

import io.orcha.eval.WordNet.SynsetId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Valences of words that VADER does not have, from its words of the same meaning in WordNet, as lexicons are grown since Hu and Liu
 * (2004): a meaning feels like its rated words, each as far as it is used for that meaning, and a new word like its meanings, each as
 * far as the word is used for it.
 */
record WordNetValences(WordNet wordNet, Map<String, Double> valences) {

    /** How much of a word's use must have a known feeling. */
    private static final double KNOWN = 0.5;

    /** How many rated words must stand behind a meaning, one of a neighbouring meaning counting half. */
    private static final double SUPPORT = 0.8;

    private static final double NEIGHBOUR = 0.5;

    /** Weaker feelings than this are mostly accidents. */
    private static final double LEAST = 1;

    /** Similar, pertaining to, and derivationally related: meanings that feel alike. Antonyms and what is broader do not. */
    private static final Set<String> NEIGHBOURS = Set.of("&", "\\", "+");

    /** A weighted mean. */
    private record Mean(double sum, double weight) {

        static final Mean NONE = new Mean(0, 0);

        Mean plus(Mean other, double factor) {
            return new Mean(sum + other.sum * factor, weight + other.weight * factor);
        }

        double value() {
            return sum / weight;
        }
    }

    /** New words with their valences, −4 to 4. */
    Map<String, Double> words() {
        var meanings = new HashMap<SynsetId, Mean>();
        valences.forEach((word, valence) -> {
            for (var sense : wordNet.senses(word)) {
                double share = wordNet.share(word, sense);
                meanings.merge(sense.synset(), new Mean(valence * share, share), (one, other) -> one.plus(other, 1));
            }
        });
        var words = new TreeMap<String, Double>();
        for (var word : wordNet.words()) {
            if (word.matches("[a-z]{3,}") && !valences.containsKey(word)) {
                add(word, meanings, words);
            }
        }
        return words;
    }

    private void add(String word, Map<SynsetId, Mean> meanings, Map<String, Double> words) {
        double known = 0;
        double valence = 0;
        for (var sense : wordNet.senses(word)) {
            var mean = meanings.getOrDefault(sense.synset(), Mean.NONE);
            for (var pointer : wordNet.synset(sense.synset()).pointers()) {
                if (NEIGHBOURS.contains(pointer.symbol())) {
                    mean = mean.plus(meanings.getOrDefault(pointer.target(), Mean.NONE), NEIGHBOUR);
                }
            }
            if (mean.weight() > SUPPORT) {
                double share = wordNet.share(word, sense);
                known += share;
                valence += share * mean.value();
            }
        }
        if (known >= KNOWN && Math.abs(valence) >= LEAST) {
            words.put(word, valence);
        }
    }
}
