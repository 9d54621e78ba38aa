package io.orcha.memory.summary;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a text says, as far as texts of any language can be compared without understanding them.
 *
 * @param words words of scripts with spaces, folded, without function words; for scripts without, runs of three characters
 * @param ideographs Chinese characters, of which each carries a meaning
 * @param fillers Japanese syllables, which are mostly grammar and only count where there is nothing else
 * @param names words that are capitalised although no sentence begins with them
 * @param numbers in ASCII digits, without grouping and leading zeros
 */
record EvidenceWords(
        Set<String> words, Set<String> ideographs, Set<String> fillers, Set<String> names, Set<String> numbers) {

    static EvidenceWords of(String text) {
        return new EvidenceReader(text).read();
    }

    static EvidenceWords union(Collection<EvidenceWords> all) {
        var union =
                new EvidenceWords(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (var one : all) {
            union.words.addAll(one.words);
            union.ideographs.addAll(one.ideographs);
            union.fillers.addAll(one.fillers);
            union.names.addAll(one.names);
            union.numbers.addAll(one.numbers);
        }
        return union;
    }

    /** Whether a text is about anything that this one is about. One shared ideograph says little, so they need a third. */
    boolean touches(EvidenceWords other) {
        if (words.stream().anyMatch(other::hasWord) || numbers.stream().anyMatch(other.numbers::contains)) {
            return true;
        }
        if (!ideographs.isEmpty()) {
            return 3 * shared(ideographs, other.ideographs) >= ideographs.size();
        }
        return words.isEmpty() && fillers.stream().anyMatch(other.fillers::contains);
    }

    /** Whether nothing of weight in the given text is missing here: no name, no number, and at most a third of its words. */
    boolean preserves(EvidenceWords other) {
        if (!numbers.containsAll(other.numbers) || !other.names.stream().allMatch(this::hasName)) {
            return false;
        }
        long kept = other.words.stream().filter(this::hasWord).count() + shared(other.ideographs, ideographs);
        int size = other.words.size() + other.ideographs.size();
        return size == 0 ? fillers.containsAll(other.fillers) : 3 * kept >= 2L * size;
    }

    /** Whether every word of a topic occurs here. */
    boolean holdsAll(EvidenceWords topic) {
        return !(topic.words.isEmpty() && topic.ideographs.isEmpty() && topic.numbers.isEmpty())
                && topic.words.stream().allMatch(this::hasWord)
                && ideographs.containsAll(topic.ideographs)
                && numbers.containsAll(topic.numbers);
    }

    boolean hasWord(String word) {
        return words.contains(word) || words.stream().anyMatch(own -> EvidenceMatch.sameWord(own, word));
    }

    boolean hasName(String name) {
        return words.contains(name) || words.stream().anyMatch(own -> EvidenceMatch.sameName(own, name));
    }

    /** The names of this text that do not occur in another. */
    List<String> namesNotIn(EvidenceWords other) {
        return names.stream().filter(name -> !other.hasName(name)).sorted().toList();
    }

    private static long shared(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).count();
    }
}
