package io.orcha.model.offline;

import io.orcha.model.embedding.Embedder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Finds sentences that say what another one says as well. */
final class Novelty {

    /** Cosine from which on two sentences with the same names and numbers are taken for one. */
    private static final double SAME = 0.85;

    private final Embedder embedder;

    Novelty(Embedder embedder) {
        this.embedder = embedder;
    }

    /** A sentence that can go because another one stays. */
    record Redundant(Passage passage, Passage kept, double similarity) {}

    /** The redundant sentences, the most redundant first; of two the older is the one to go. */
    List<Redundant> redundant(List<Passage> passages) {
        var vectors = embedder.embed(passages.stream().map(Passage::text).toList());
        if (vectors.size() != passages.size()) {
            return List.of();
        }
        var pairs = new ArrayList<Redundant>();
        for (int older = 0; older < passages.size(); older++) {
            for (int newer = older + 1; newer < passages.size(); newer++) {
                double similarity = Embedder.similarity(vectors.get(older), vectors.get(newer));
                if (similarity >= SAME && mayReplace(passages.get(older), passages.get(newer))) {
                    pairs.add(new Redundant(passages.get(older), passages.get(newer), similarity));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Redundant::similarity).reversed());
        var gone = new HashSet<Passage>();
        var kept = new HashSet<Passage>();
        var result = new ArrayList<Redundant>();
        for (var pair : pairs) {
            if (!gone.contains(pair.kept()) && !kept.contains(pair.passage()) && gone.add(pair.passage())) {
                kept.add(pair.kept());
                result.add(pair);
            }
        }
        return result;
    }

    /** Close in meaning is not the same: "Tom is my brother", "Tim is my brother". */
    private static boolean mayReplace(Passage older, Passage newer) {
        return !older.pinned()
                && Importance.of(older) < Importance.LASTING
                && older.readings().stream().noneMatch(ClauseReading::denies)
                        == newer.readings().stream().noneMatch(ClauseReading::denies)
                && newer.particulars().containsAll(older.particulars())
                && newer.readings().stream()
                        .flatMap(reading -> reading.claims().stream())
                        .toList()
                        .containsAll(older.readings().stream()
                                .flatMap(reading -> reading.claims().stream())
                                .toList());
    }
}
