package io.orcha.recall.vector;

import io.orcha.recall.vector.VectorStore.Match;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Collects the best passage of each unit. Units that are equally near are in the order of their ids, as PostgreSQL has it. */
final class Nearest {

    private static final Comparator<Match> ORDER =
            Comparator.comparingDouble(Match::cosine).reversed().thenComparing(Match::unit, Nearest::compare);

    private final Map<UUID, Double> best = new HashMap<>();

    void add(UUID unit, double cosine) {
        best.merge(unit, cosine, Math::max);
    }

    List<Match> first(int limit) {
        return best.entrySet().stream()
                .map(entry -> new Match(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    /** Java compares the halves of an id as numbers with a sign. */
    private static int compare(UUID one, UUID other) {
        int first = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
