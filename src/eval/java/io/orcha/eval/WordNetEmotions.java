package io.orcha.eval;

import io.orcha.emotion.Emotion;
import io.orcha.eval.WordNet.Pointer;
import io.orcha.eval.WordNet.Synset;
import io.orcha.eval.WordNet.SynsetId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which word names which emotion, by WordNet's relations alone, in the manner of WordNet-Affect (Strapparava and Valitutti 2004): the
 * nouns of feeling below the names that Shaver et al. (1987) and Parrott (2001) give to emotions, and what is derived from these or
 * similar to it.
 */
final class WordNetEmotions {

    /** The primary and secondary names of Parrott's tree that WordNet has among its nouns of feeling; disgust is Ekman's. */
    private static final Map<Emotion, List<String>> NAMES = new EnumMap<>(Map.of(
            Emotion.JOY,
            List.of(
                    "joy",
                    "happiness",
                    "cheerfulness",
                    "zest",
                    "contentment",
                    "pride",
                    "optimism",
                    "relief",
                    "amusement",
                    "enthusiasm",
                    "pleasure"),
            Emotion.LOVE,
            List.of("love", "affection"),
            Emotion.SURPRISE,
            List.of("surprise", "astonishment"),
            Emotion.ANGER,
            List.of("anger", "irritation", "exasperation", "rage", "envy", "hate"),
            Emotion.SADNESS,
            List.of("sadness", "suffering", "sorrow", "disappointment", "shame", "despair"),
            Emotion.FEAR,
            List.of("fear", "horror", "nervousness", "anxiety"),
            Emotion.DISGUST,
            List.of("disgust", "contempt")));

    /** Heads of clusters of adjectives that mean to feel so, where they are not derived from a noun above. */
    private static final Map<Emotion, List<String>> ADJECTIVES = new EnumMap<>(Map.of(
            Emotion.JOY, List.of("happy"),
            Emotion.LOVE, List.of("loving"),
            Emotion.SURPRISE, List.of("surprised", "surprising"),
            Emotion.ANGER, List.of("angry"),
            Emotion.SADNESS, List.of("sad", "unhappy"),
            Emotion.FEAR, List.of("afraid", "troubled")));

    /** How much of a word's use must be of an emotion: "blue" is a colour first. */
    private static final double SHARE = 0.33;

    /** Names are meant in one of their first meanings. */
    private static final int COMMON = 3;

    private final WordNet wordNet;
    private final Map<String, Double> valences;
    private final Map<SynsetId, Emotion> synsets = new HashMap<>();
    private final Set<SynsetId> satellites = new HashSet<>();

    /** Takes the valences of words, which keep a word from an emotion that does not go with it. */
    WordNetEmotions(WordNet wordNet, Map<String, Double> valences) {
        this.wordNet = wordNet;
        this.valences = valences;
        var queue = new ArrayDeque<SynsetId>();
        NAMES.forEach((emotion, names) ->
                names.forEach(name -> wordNet.senses(name).forEach(sense -> {
                    if (sense.number() <= COMMON && isNounOfFeeling(sense.synset())) {
                        take(sense.synset(), emotion, queue);
                    }
                })));
        ADJECTIVES.forEach((emotion, heads) ->
                heads.forEach(head -> wordNet.senses(head).forEach(sense -> {
                    if (sense.number() == 1 && sense.synset().partOfSpeech() == 'a') {
                        take(sense.synset(), emotion, queue);
                    }
                })));
        spread(queue);
        spreadToAdverbs();
    }

    private boolean isNounOfFeeling(SynsetId id) {
        return id.partOfSpeech() == 'n' && wordNet.synset(id).lexicographerFile() == WordNet.NOUN_FEELING;
    }

    /** Breadth first, so that a meaning takes the emotion of the nearest name. */
    private void spread(Deque<SynsetId> queue) {
        while (!queue.isEmpty()) {
            var from = wordNet.synset(queue.remove());
            var emotion = synsets.getOrDefault(from.id(), Emotion.NONE);
            for (var pointer : from.pointers()) {
                if (leads(from, pointer)) {
                    if (pointer.symbol().equals("&")) {
                        satellites.add(pointer.target());
                    }
                    take(pointer.target(), emotion, queue);
                }
            }
        }
    }

    private void spreadToAdverbs() {
        for (var synset : wordNet.synsets()) {
            if (synset.id().partOfSpeech() == 'r') {
                for (var pointer : synset.pointers()) {
                    var emotion = synsets.get(pointer.target());
                    if (pointer.symbol().equals("\\") && emotion != null) {
                        synsets.putIfAbsent(synset.id(), emotion);
                    }
                }
            }
        }
    }

    private void take(SynsetId id, Emotion emotion, Deque<SynsetId> queue) {
        if (synsets.putIfAbsent(id, emotion) == null) {
            queue.add(id);
        }
    }

    /** From nouns to what is below them and derived from them, from there to similar adjectives, and no further. */
    private boolean leads(Synset from, Pointer pointer) {
        var to = wordNet.synset(pointer.target());
        char source = from.id().partOfSpeech();
        char target = to.id().partOfSpeech();
        boolean feels =
                to.lexicographerFile() == WordNet.NOUN_FEELING || to.lexicographerFile() == WordNet.VERB_EMOTION;
        return switch (pointer.symbol()) {
            case "~" -> feels;
            case "+" -> (source == 'n' && (target != 'n' || feels)) || (source == 'v' && target == 'a');
            case "&" -> source == 'a' && !satellites.contains(from.id());
            default -> false;
        };
    }

    /** The words that name an emotion more often than anything else. */
    Map<String, Emotion> words() {
        var words = new TreeMap<String, Emotion>();
        for (var word : wordNet.words()) {
            if (word.matches("[a-z]{3,}")) {
                emotion(word, words);
            }
        }
        inflect(words);
        return words;
    }

    /** Adds the regular forms of the verbs. WordNet has only those that are adjectives as well. */
    private void inflect(Map<String, Emotion> words) {
        for (var entry : List.copyOf(words.entrySet())) {
            var verb = entry.getKey();
            if (wordNet.senses(verb).stream()
                    .anyMatch(sense -> sense.synset().partOfSpeech() == 'v' && synsets.containsKey(sense.synset()))) {
                for (var form : forms(verb)) {
                    if (EmotionLexicon.fits(entry.getValue(), valences.getOrDefault(form, 0.0))) {
                        words.putIfAbsent(form, entry.getValue());
                    }
                }
            }
        }
    }

    private static List<String> forms(String verb) {
        var stem = verb.substring(0, verb.length() - 1);
        if (verb.endsWith("e")) {
            return List.of(verb + "s", verb + "d", stem + "ing");
        }
        if (verb.matches(".*[^aeiou]y")) {
            return List.of(stem + "ies", stem + "ied", verb + "ing");
        }
        var doubled = verb.matches(".*[^aeiou][aeiou][bdglmnprt]") ? verb + verb.charAt(verb.length() - 1) : verb;
        return List.of(
                verb + (verb.matches(".*(?:s|x|z|ch|sh)") ? "es" : "s"),
                verb + "ed",
                verb + "ing",
                doubled + "ed",
                doubled + "ing");
    }

    private void emotion(String word, Map<String, Emotion> words) {
        var shares = new EnumMap<Emotion, Double>(Emotion.class);
        for (var sense : wordNet.senses(word)) {
            var emotion = synsets.get(sense.synset());
            if (emotion != null) {
                shares.merge(emotion, wordNet.share(word, sense), Double::sum);
            }
        }
        for (var share : shares.entrySet()) {
            if (share.getValue() >= SHARE && EmotionLexicon.fits(share.getKey(), valences.getOrDefault(word, 0.0))) {
                words.put(word, share.getKey());
            }
        }
    }
}
