package io.orcha.persona;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.recall.Lens;
import io.orcha.recall.memory.MemoryKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who the assistant is in a conversation.
 *
 * @param name by which it is chosen, in lower case
 * @param version of its definition; 0 when it comes from the configuration
 * @param title what users are shown
 * @param instructions who it is and what it is to do
 * @param tone how it speaks; null for as it likes
 * @param boundaries what it never does, a sentence each
 * @param kindWeights how much kinds of long-term memory matter to it, from 0 to 3, where that is not 1
 */
@RegisterForReflection
public record Persona(
        String name,
        long version,
        String title,
        String instructions,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String tone,

        List<String> boundaries,
        Map<MemoryKind, Double> kindWeights) {

    public Persona {
        boundaries = List.copyOf(boundaries);
        kindWeights = Map.copyOf(kindWeights);
    }

    /** Of a definition that was checked. */
    static Persona of(String name, long version, Definition definition) {
        var weights = new EnumMap<MemoryKind, Double>(MemoryKind.class);
        if (definition.kindWeights() != null) {
            definition.kindWeights().forEach((kind, weight) -> weights.put(kind, Objects.requireNonNull(weight)));
        }
        return new Persona(
                name,
                version,
                definition.title() == null ? capitalised(name) : definition.title(),
                Objects.requireNonNull(definition.instructions()),
                definition.tone(),
                Objects.requireNonNullElse(definition.boundaries(), List.<@Nullable String>of()).stream()
                        .map(Objects::requireNonNull)
                        .toList(),
                weights);
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The first system message of its turns; the same for the same version, so that a provider's prompt cache holds. */
    public String prompt() {
        return Stream.of(
                        instructions,
                        tone == null ? "" : "Your tone: " + tone,
                        boundaries.isEmpty()
                                ? ""
                                : boundaries.stream()
                                        .map(boundary -> "- " + boundary)
                                        .collect(Collectors.joining("\n", "What you never do:\n", "")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** Through whose eyes is recalled in its turns. */
    public Lens lens() {
        return new Lens(name, kindWeights);
    }
}
