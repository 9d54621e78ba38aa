package io.orcha.persona;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.recall.memory.MemoryKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of a persona; it is not known to be right until it was checked.
 *
 * @param title what users are shown; null for the name, capitalised
 * @param instructions who the assistant is and what it is to do
 * @param tone how it speaks, in a few words; null for as it likes
 * @param boundaries what it never does, a sentence each
 * @param kindWeights how much a kind of long-term memory matters to it, from 0 to 3; 1 unless it says so
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "PersonaDefinition",
        requiredProperties = {"instructions"})
record Definition(
        @Nullable String title,
        @Nullable String instructions,
        @Nullable String tone,
        @Nullable List<@Nullable String> boundaries,
        @Nullable Map<MemoryKind, @Nullable Double> kindWeights) {

    private static final int TITLE_BYTES = 200;
    private static final int INSTRUCTION_BYTES = 32_768;
    private static final int TONE_BYTES = 1_000;
    private static final int BOUNDARY_BYTES = 1_000;
    private static final int MOST_BOUNDARIES = 50;
    private static final double GREATEST_WEIGHT = 3;

    /** A persona that consists of its instructions. */
    static Definition of(String instructions) {
        return new Definition(null, instructions, null, null, null);
    }

    void check(FieldChecks checks) {
        if (title != null) {
            checks.text("/title", title, TITLE_BYTES);
        }
        checks.text("/instructions", instructions, INSTRUCTION_BYTES);
        if (tone != null) {
            checks.text("/tone", tone, TONE_BYTES);
        }
        checkBoundaries(checks);
        if (kindWeights != null) {
            kindWeights.forEach((kind, weight) -> {
                var at = "/kind_weights/" + kind.id();
                if (checks.required(at, weight) != null
                        && !(Objects.requireNonNull(weight) >= 0 && weight <= GREATEST_WEIGHT)) {
                    checks.reject(at, "must be from 0 to 3");
                }
            });
        }
    }

    private void checkBoundaries(FieldChecks checks) {
        if (boundaries == null) {
            return;
        }
        if (boundaries.size() > MOST_BOUNDARIES) {
            checks.reject("/boundaries", "must be at most " + MOST_BOUNDARIES);
            return;
        }
        for (int i = 0; i < boundaries.size(); i++) {
            checks.text("/boundaries/" + i, boundaries.get(i), BOUNDARY_BYTES);
        }
    }
}
