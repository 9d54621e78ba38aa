package io.orcha.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** WordNet's database files ({@code data.noun}, … and {@code index.sense}), as the manual pages wndb(5) and senseidx(5) describe them. */
final class WordNet {

    /** The lexicographer file of nouns that denote feelings and emotions. */
    static final int NOUN_FEELING = 12;

    /** The lexicographer file of verbs of feeling. */
    static final int VERB_EMOTION = 37;

    private static final Map<String, Character> FILES = Map.of("noun", 'n', "verb", 'v', "adj", 'a', "adv", 'r');
    private static final String PARTS_OF_SPEECH = "?nvara";

    /** A synset by its part of speech and its place in the file. */
    record SynsetId(char partOfSpeech, int offset) {}

    /** A relation of a synset: {@code ~} hyponym, {@code +} derivationally related, {@code &} similar, {@code \} pertains to. */
    record Pointer(String symbol, SynsetId target) {}

    /** Words of one meaning. */
    record Synset(SynsetId id, int lexicographerFile, List<String> words, List<Pointer> pointers) {}

    /** One meaning of a word and how often it was met in texts that were tagged by hand. */
    record Sense(SynsetId synset, int number, int count) {}

    private final Map<SynsetId, Synset> synsets = new HashMap<>();
    private final Map<String, List<Sense>> senses = new HashMap<>();

    /** Reads the folder {@code dict}. */
    WordNet(Path dict) throws IOException {
        for (var file : FILES.entrySet()) {
            for (var line : Files.readAllLines(dict.resolve("data." + file.getKey()), StandardCharsets.ISO_8859_1)) {
                if (!line.startsWith(" ")) {
                    var synset = synset(line.split(" ", -1), file.getValue());
                    synsets.put(synset.id(), synset);
                }
            }
        }
        for (var line : Files.readAllLines(dict.resolve("index.sense"), StandardCharsets.ISO_8859_1)) {
            var fields = line.split(" ", -1);
            int percent = fields[0].indexOf('%');
            char partOfSpeech = PARTS_OF_SPEECH.charAt(fields[0].charAt(percent + 1) - '0');
            senses.computeIfAbsent(fields[0].substring(0, percent), word -> new ArrayList<>())
                    .add(new Sense(
                            new SynsetId(partOfSpeech, Integer.parseInt(fields[1])),
                            Integer.parseInt(fields[2]),
                            Integer.parseInt(fields[3])));
        }
    }

    private static Synset synset(String[] fields, char partOfSpeech) {
        var words = new ArrayList<String>();
        int count = Integer.parseInt(fields[3], 16);
        for (int word = 0; word < count; word++) {
            // An adjective's position may follow in brackets.
            words.add(fields[4 + 2 * word].replaceFirst("\\(.*", ""));
        }
        int at = 4 + 2 * count;
        var pointers = new ArrayList<Pointer>();
        for (int pointer = 0; pointer < Integer.parseInt(fields[at]); pointer++) {
            int start = at + 1 + 4 * pointer;
            pointers.add(new Pointer(
                    fields[start], new SynsetId(fields[start + 2].charAt(0), Integer.parseInt(fields[start + 1]))));
        }
        return new Synset(
                new SynsetId(partOfSpeech, Integer.parseInt(fields[0])),
                Integer.parseInt(fields[1]),
                List.copyOf(words),
                List.copyOf(pointers));
    }

    /** All synsets. */
    Iterable<Synset> synsets() {
        return synsets.values();
    }

    Synset synset(SynsetId id) {
        return Objects.requireNonNull(synsets.get(id));
    }

    /** Every meaning of a word, of all parts of speech. */
    List<Sense> senses(String word) {
        return senses.getOrDefault(word, List.of());
    }

    /** How much of a word's use is in one meaning: by the tagged texts, in which a meaning that was never met counts a half. */
    double share(String word, Sense sense) {
        double all = 0;
        for (var other : senses(word)) {
            all += other.count() + 0.5;
        }
        return (sense.count() + 0.5) / all;
    }

    /** The words that have a meaning. */
    Iterable<String> words() {
        return senses.keySet();
    }
}
