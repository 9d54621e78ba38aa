package io.orcha.recall.memory;

import io.orcha.model.offline.ContentWords;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the memories that are about the same as some texts, by the words that they share; rare words say more than frequent ones. */
final class NearMemories {

    private NearMemories() {}

    /** The nearest, the nearest first; memories that share no word are none. */
    static List<LongTermMemory> to(Collection<String> texts, List<LongTermMemory> memories, int limit) {
        var wanted = new HashSet<String>();
        texts.forEach(text -> wanted.addAll(ContentWords.of(text)));
        var shared = new HashMap<LongTermMemory, Set<String>>();
        var holders = new HashMap<String, Integer>();
        for (var memory : memories) {
            var stems = ContentWords.of(memory.text());
            stems.retainAll(wanted);
            if (!stems.isEmpty()) {
                shared.put(memory, stems);
                stems.forEach(stem -> holders.merge(stem, 1, Integer::sum));
            }
        }
        return shared.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                                (Map.Entry<LongTermMemory, Set<String>> entry) -> weight(entry.getValue(), holders))
                        .reversed()
                        .thenComparing(entry -> entry.getKey().id()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double weight(Set<String> stems, Map<String, Integer> holders) {
        return stems.stream()
                .mapToDouble(stem -> 1 / Math.log(1.7 + holders.getOrDefault(stem, 1)))
                .sum();
    }
}
