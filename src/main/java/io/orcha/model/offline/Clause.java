package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A part of a sentence that states one thing, as words that point into the sentence.
 *
 * @param text the sentence
 * @param words the clause's words, at least one; a subject that the speaker left out is a word without length
 */
record Clause(String text, List<Word> words) {

    private static final Set<String> ADJUNCTS_OF_VERB = Lexicon.words("am are is was have has had do does did been");

    int size() {
        return words.size();
    }

    /** The word at a place, or nothing's name beyond the end. */
    String norm(int at) {
        return at < words.size() && at >= 0 ? words.get(at).norm() : "";
    }

    boolean is(int at, Set<String> choice) {
        return choice.contains(norm(at));
    }

    /** The place behind a phrase that stands at {@code at}, or -1. */
    int after(int at, List<String> phrase) {
        if (at < 0 || at + phrase.size() > words.size()) {
            return -1;
        }
        for (int i = 0; i < phrase.size(); i++) {
            if (!words.get(at + i).norm().equals(phrase.get(i))) {
                return -1;
            }
        }
        return at + phrase.size();
    }

    /** The place behind the first of these phrases that stands at {@code at}, or -1. */
    int afterAny(int at, List<List<String>> phrases) {
        for (var phrase : phrases) {
            int end = after(at, phrase);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    /** The first place at or behind {@code from} whose word is one of these, or -1. */
    int find(int from, Set<String> choice) {
        for (int at = from; at < words.size(); at++) {
            if (choice.contains(words.get(at).norm())) {
                return at;
            }
        }
        return -1;
    }

    /** The speaker's own characters from one word up to, not including, another. */
    String raw(int from, int to) {
        int first = from;
        int last = to - 1;
        while (last >= first && words.get(last).isMark()) {
            last--;
        }
        while (first <= last && words.get(first).isMark()) {
            first++;
        }
        return first > last
                ? ""
                : text.substring(words.get(first).start(), words.get(last).end())
                        .strip();
    }

    String raw() {
        return raw(0, words.size());
    }

    /** The same clause without the adverbs between its subject and its main verb ("I really do love" is "I love"). */
    Clause plain() {
        var kept = new ArrayList<Word>(words.size());
        int at = 0;
        if (size() > 0) {
            kept.add(words.get(at++));
        }
        while (at < size()) {
            var word = words.get(at);
            if (word.norm().equals("do") && !norm(at + 1).equals("not") && at + 1 < size()) {
                at++;
            } else if (word.isAnyOf(ADJUNCTS_OF_VERB) || word.norm().equals("not")) {
                kept.add(word);
                at++;
            } else if (word.isAnyOf(Lexicon.ADVERBS)) {
                at++;
            } else {
                break;
            }
        }
        kept.addAll(words.subList(at, size()));
        return new Clause(text, kept);
    }
}
