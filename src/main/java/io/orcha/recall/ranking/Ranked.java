package io.orcha.recall.ranking;

import java.util.Map;
import java.util.UUID;

/**
 * A unit that was found.
 *
 * @param score how well it fits; comparable within one answer only, and below 0 for what is worse than an average candidate
 * @param coverage the share of the question's words that it and its neighbours have, weighed by how rare they are; 0 to 1
 * @param cosine how near its meaning is to the question's, -1 to 1; -1 when that is not known
 * @param components what the score is the sum of, by name
 */
public record Ranked(Unit unit, double score, double coverage, double cosine, Map<String, Double> components) {

    public Ranked {
        components = Map.copyOf(components);
    }

    /** Whether it is lifted as a standing instruction, however little it has in common with the question. */
    public boolean isInstruction() {
        return components.containsKey(Ranker.INSTRUCTION);
    }

    public UUID id() {
        return unit.id();
    }
}
