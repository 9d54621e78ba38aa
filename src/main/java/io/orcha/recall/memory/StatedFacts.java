package io.orcha.recall.memory;

import io.orcha.recall.fact.FactKeeper.Learned;
import io.orcha.recall.fact.StatedFact;
import io.orcha.session.Messages.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts that were found in messages, with what is known of where and when they were stated. */
final class StatedFacts {

    private final Map<UUID, Quote> said;
    private final String model;
    private final List<Learned> facts = new ArrayList<>();

    StatedFacts(List<Quote> said, String model) {
        this.said = said.stream().collect(Collectors.toMap(Quote::id, Function.identity()));
        this.model = model;
    }

    /**
     * Adds facts.
     *
     * @param memory that says them; null when none does
     */
    void add(List<StatedFact> found, @Nullable UUID memory) {
        for (var fact : found) {
            fact.sources().stream()
                    .map(said::get)
                    .filter(Objects::nonNull)
                    .max(Comparator.comparing(Quote::createdAt).thenComparing(Quote::id))
                    .ifPresent(last -> facts.add(new Learned(fact, last.sessionId(), memory, last.createdAt(), model)));
        }
    }

    /** In the order in which they were stated. */
    List<Learned> inOrder() {
        return facts.stream().sorted(Comparator.comparing(Learned::saidAt)).toList();
    }
}
