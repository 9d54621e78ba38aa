package io.orcha.memory.screening;

import io.orcha.model.VisibleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the known phrases that begin at a word, with one or two look-ups a word. */
final class Phrases {

    /** A phrase; its last word may be the beginning of the word in the text, for languages with many endings. */
    record Phrase(List<String> words, boolean prefix, Cue cue) {

        private boolean isAt(int at, Tokens tokens) {
            int last = words.size() - 1;
            if (at + last >= tokens.size()) {
                return false;
            }
            for (int i = 0; i < last; i++) {
                if (!tokens.words().get(at + i).equals(words.get(i))) {
                    return false;
                }
            }
            var word = tokens.words().get(at + last);
            return prefix ? word.startsWith(words.get(last)) : word.equals(words.get(last));
        }
    }

    /** Phrases of one word that is only a beginning are found by so many of its characters. */
    private static final int STEM = 4;

    private static final Phrases ALL = read(EnglishPhrases.TEXT + EuropeanPhrases.TEXT + EasternPhrases.TEXT);

    private final Map<String, List<Phrase>> byWord = new HashMap<>();
    private final Map<String, List<Phrase>> byStem = new HashMap<>();

    private Phrases() {}

    static Phrases all() {
        return ALL;
    }

    /** The phrases that begin at a word. */
    List<Phrase> at(int at, Tokens tokens) {
        var word = tokens.words().get(at);
        var exact = byWord.get(word);
        var stems = word.length() >= STEM ? byStem.get(word.substring(0, STEM)) : null;
        if (exact == null && stems == null) {
            return List.of();
        }
        var found = new ArrayList<Phrase>(2);
        addMatching(exact, at, tokens, found);
        addMatching(stems, at, tokens, found);
        return found;
    }

    private static void addMatching(@Nullable List<Phrase> candidates, int at, Tokens tokens, List<Phrase> found) {
        if (candidates != null) {
            for (var phrase : candidates) {
                if (phrase.isAt(at, tokens)) {
                    found.add(phrase);
                }
            }
        }
    }

    /** Each line is a cue, a colon and phrases between commas; an asterisk stands for any ending. */
    private static Phrases read(String lines) {
        var phrases = new Phrases();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            var cue = Cue.valueOf(line.substring(0, colon));
            for (var phrase : line.substring(colon + 1).split(",", -1)) {
                phrases.add(phrase.strip(), cue);
            }
        });
        return phrases;
    }

    private void add(String phrase, Cue cue) {
        boolean prefix = phrase.endsWith("*");
        var words = Tokens.of(VisibleText.fold(phrase)).words();
        var first = words.getFirst();
        boolean byItsStem = prefix && words.size() == 1 && first.length() >= STEM;
        (byItsStem ? byStem : byWord)
                .computeIfAbsent(byItsStem ? first.substring(0, STEM) : first, key -> new ArrayList<>())
                .add(new Phrase(words, prefix, cue));
    }
}
