package io.orcha.model.offline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a newer sentence makes untrue of an older one, and what is left of that. */
final class Contradiction {

    private Contradiction() {}

    /**
     * The clauses of the older sentence that hold no longer.
     *
     * @param corrections those of the newer sentence
     */
    static Set<ClauseReading> stale(Passage old, Passage newer, List<Correction> corrections) {
        var stale = new HashSet<ClauseReading>();
        for (var reading : old.readings()) {
            boolean ousted = newer.readings().stream().anyMatch(reader -> reader.ousts(reading))
                    || corrections.stream().anyMatch(correction -> correction.ousts(reading, newer))
                    || newer.facts().stream().anyMatch(fact -> refines(fact, old));
            if (ousted) {
                stale.add(reading);
            }
        }
        return stale;
    }

    /** The older sentence without some clauses; empty when nothing is left. */
    static String left(Passage old, Passage newer, List<Correction> corrections, Set<ClauseReading> stale) {
        var things = Stream.concat(
                        newer.readings().stream()
                                .flatMap(reading -> reading.claims().stream())
                                .map(Claim::value),
                        corrections.stream().map(Correction::stems))
                .toList();
        return ClauseCut.without(old, stale::contains, things);
    }

    /** "I live in Oslo, Norway" says all of "I live in Oslo". */
    private static boolean refines(Fact fact, Passage old) {
        var claim = Claim.of(fact);
        return claim.kind() == Claim.Kind.ONE
                && old.statesOnly(fact.key())
                && claim.value().containsAll(Claim.of(old.facts().getFirst()).value());
    }
}
