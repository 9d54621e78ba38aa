package io.orcha.memory;

import io.orcha.model.offline.ContentWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text read once, to be compared with many phrases. */
final class Said {

    private final String text;
    private final List<Spoken> words;
    private @Nullable Set<String> stems;

    private Said(String text, List<Spoken> words) {
        this.text = text;
        this.words = words;
    }

    static Said of(String text) {
        return new Said(text, SpokenWords.of(text));
    }

    /** Texts that follow each other, as one; a word of a script without spaces may go on in the next. */
    static Said join(List<Said> texts) {
        var words = new ArrayList<Spoken>();
        var whole = new StringBuilder();
        for (var one : texts) {
            whole.append(one.text).append('\n');
            int from = 0;
            if (!words.isEmpty() && !one.words.isEmpty()) {
                var joined = words.getLast().goingOnIn(one.words.getFirst());
                if (joined != null) {
                    words.set(words.size() - 1, joined);
                    from = 1;
                }
            }
            words.addAll(one.words.subList(from, one.words.size()));
        }
        return new Said(whole.toString(), words);
    }

    List<Spoken> words() {
        return words;
    }

    /** The stems of the words that carry meaning. */
    Set<String> stems() {
        if (stems == null) {
            stems = ContentWords.of(text);
        }
        return stems;
    }

    /** Whether the words of a phrase stand in it in a row, each in any of its forms. */
    boolean quotes(List<Spoken> phrase) {
        for (int at = 0; at < words.size(); at++) {
            if (quotesAt(phrase, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean quotesAt(List<Spoken> phrase, int from) {
        int at = from;
        int named = 0;
        while (named < phrase.size()) {
            if (at == words.size()) {
                return false;
            }
            var word = phrase.get(named);
            var said = words.get(at);
            if (said.isFormOf(word, named == 0, named == phrase.size() - 1)) {
                named++;
                at++;
            } else if (at + 1 < words.size() && isBoth(word, said, words.get(at + 1))) {
                named++;
                at += 2;
            } else if (named + 1 < phrase.size() && namesBoth(said, word, phrase.get(named + 1))) {
                named += 2;
                at++;
            } else {
                return false;
            }
            boolean possessive = at < words.size()
                    && words.get(at).isPossessive()
                    && named < phrase.size()
                    && !phrase.get(named).isPossessive();
            at += possessive ? 1 : 0;
        }
        return true;
    }

    /** "OBrien" for "O'Brien". */
    private static boolean isBoth(Spoken named, Spoken first, Spoken second) {
        return second.glued() && first.with(second).isFormOf(named, true, true);
    }

    private static boolean namesBoth(Spoken said, Spoken first, Spoken second) {
        return second.glued() && said.isFormOf(first.with(second), true, true);
    }
}
