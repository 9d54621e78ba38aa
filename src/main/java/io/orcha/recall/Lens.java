package io.orcha.recall;

import io.orcha.recall.memory.MemoryKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Through whose eyes something is recalled.
 *
 * @param persona what other personas said is not recalled for this one; null for whoever may see everything
 * @param weights how much kinds of long-term memory matter to it, from 0 to 3, where that is not 1
 */
public record Lens(@Nullable String persona, Map<MemoryKind, Double> weights) {

    /** Nobody's: all is seen as it is. */
    public static final Lens NONE = new Lens(null, Map.of());

    public Lens {
        weights = Map.copyOf(weights);
    }
}
