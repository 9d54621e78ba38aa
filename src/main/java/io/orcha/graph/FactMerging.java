package io.orcha.graph;

import io.orcha.graph.EntityResolution.Context;
import io.orcha.graph.EntityResolution.Role;
import io.orcha.recall.fact.FactKeeper.Learned;
import io.orcha.recall.fact.StatedFact.Polarity;
import io.orcha.recall.fact.Thing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts facts beside what the graph knows. One that is known becomes stronger; one that cannot hold beside an older one ends it, with the
 * time of the new one; what its owner wrote is not ended.
 */
final class FactMerging {

    private static final int MOST_SOURCES = 100;
    private static final float FIRST_STRENGTH = 0.5f;

    /** So much of what is left to 1 each repetition adds. */
    private static final float GAIN = 0.2f;

    private final Draft draft;
    private final EntityResolution entities;
    private final Map<UUID, Instant> times;

    /**
     * Begins.
     *
     * @param times when the messages were sent that say what is stored
     */
    FactMerging(Draft draft, Map<UUID, Instant> times) {
        this.draft = draft;
        this.entities = new EntityResolution(draft);
        this.times = new HashMap<>(times);
    }

    /** Takes back what was never true; what it has ended holds again. */
    static void takeBack(Draft draft, Relation wrong) {
        draft.retract(wrong);
        var begin = wrong.validFrom();
        if (begin == null) {
            return; // It ended nothing.
        }
        draft.of(wrong.subject())
                .filter(other -> other.origin() == Origin.LEARNED && isEndedBy(other, wrong, begin))
                .toList()
                .forEach(other ->
                        draft.change(other.edit().valid(other.validFrom(), null).done()));
    }

    private static boolean isEndedBy(Relation other, Relation wrong, Instant begin) {
        boolean isSucceeded =
                Predicates.isSingle(wrong.predicate()) && Predicates.areOfOneKind(other.predicate(), wrong.predicate());
        return other.endAt(begin).equals(other.validTo())
                && (isSucceeded || Predicates.areOpposite(other.predicate(), wrong.predicate()));
    }

    /** Adds facts in the order in which they were stated. */
    void add(List<Learned> facts) {
        // Who somebody is comes first: what else a message says of them is said of this one.
        var ordered = new ArrayList<>(facts);
        ordered.sort(Comparator.comparing(Learned::saidAt)
                .thenComparing(learned -> !Predicates.isRole(learned.fact().predicate())));
        for (var learned : ordered) {
            learned.statedIn().forEach(source -> times.putIfAbsent(source, learned.saidAt()));
        }
        var attributes = attributes(ordered);
        for (var learned : ordered) {
            add(learned, attributes);
        }
    }

    /** What messages and memories say of what they mention, by the first of them and the name. */
    private static Map<String, Map<String, String>> attributes(List<Learned> facts) {
        var attributes = new HashMap<String, Map<String, String>>();
        for (var learned : facts) {
            var fact = learned.fact();
            if (fact.polarity() == Polarity.HOLDS
                    && fact.subject() instanceof Thing.Entity subject
                    && fact.object() instanceof Thing.Value(var text)) {
                attributes
                        .computeIfAbsent(mention(learned, subject), _ -> new HashMap<>())
                        .put(Predicates.canonical(fact.predicate()), text);
            }
        }
        return attributes;
    }

    private static String mention(Learned learned, Thing.Entity entity) {
        return learned.statedIn().getFirst() + NameKey.of(entity.name());
    }

    private void add(Learned learned, Map<String, Map<String, String>> attributes) {
        var fact = learned.fact();
        var predicate = Predicates.canonical(fact.predicate());
        UUID subject = null;
        if (fact.subject() instanceof Thing.Entity entity) {
            var context = new Context(
                    null, null, attributes.getOrDefault(mention(learned, entity), Map.of()), learned.statedIn());
            boolean isClaimed = fact.polarity() == Polarity.HOLDS || fact.polarity() == Polarity.ENDED;
            if (!isClaimed && entities.find(entity, context).isEmpty()) {
                return; // Nothing is known that could be taken back.
            }
            subject = entities.resolve(entity, context);
        }
        var role = Predicates.isRole(predicate) ? new Role(subject, predicate) : null;
        switch (fact.object()) {
            case Thing.Value(var text) -> add(learned, new Claim(subject, predicate, null, text), null);
            case Thing.User _ -> {
                if (subject != null) {
                    add(learned, new Claim(subject, predicate, null, null), null);
                }
            }
            case Thing.Entity entity -> {
                var context = new Context(
                        subject, role, attributes.getOrDefault(mention(learned, entity), Map.of()), learned.statedIn());
                var claim = new Claim(subject, predicate, null, null);
                if (fact.polarity() == Polarity.HOLDS) {
                    add(learned, claim.to(entities.resolve(entity, context)), null);
                } else {
                    end(learned, claim, entity, context);
                }
            }
        }
    }

    private void add(Learned learned, Claim claim, @Nullable Instant over) {
        var fact = learned.fact();
        var known = claim.known(draft)
                .filter(relation -> !relation.isOverAt(learned.saidAt()))
                .findFirst();
        if (fact.polarity() != Polarity.HOLDS && over == null) {
            known.ifPresent(relation -> end(relation, learned));
            if (known.isEmpty() && fact.polarity() == Polarity.ENDED) {
                insert(learned, claim, fact.from(), fact.to() == null ? learned.saidAt() : fact.to());
            }
            return;
        }
        if (known.isPresent() && over == null) {
            strengthen(known.get(), learned);
            return;
        }
        var span = new Span(fact.from(), over == null ? fact.to() : over);
        var displaced = claim.displaced(draft)
                .filter(relation -> relation.origin() == Origin.LEARNED) // Its owner has the last word.
                .toList();
        for (var other : displaced) {
            span = displace(other, learned, span);
        }
        insert(learned, claim, span.from, span.to);
    }

    /** When a relation was stated last; what its owner wrote, when that was. */
    private Instant saidAt(Relation relation) {
        var sources = relation.messages().isEmpty() ? relation.memories() : relation.messages();
        return sources.stream()
                .map(times::get)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(relation.recordedAt());
    }

    /** A time in which something holds. */
    private record Span(@Nullable Instant from, @Nullable Instant to) {}

    /** Ends what a claim takes the place of; a claim that was made before it is over itself. */
    private Span displace(Relation other, Learned learned, Span span) {
        var otherSaid = saidAt(other);
        if (otherSaid.isAfter(learned.saidAt())) {
            var end = other.validFrom() == null ? otherSaid : other.validFrom();
            return span.to == null && (span.from == null || end.isAfter(span.from)) ? new Span(span.from, end) : span;
        }
        if (span.to != null) {
            return span; // What was over by then took nothing's place.
        }
        var begin = span.from == null ? learned.saidAt() : span.from;
        draft.change(other.edit().valid(other.validFrom(), other.endAt(begin)).done());
        return new Span(begin, null);
    }

    /** Ends what an entity is the object of, as far as it is known which one is meant. */
    private void end(Learned learned, Claim claim, Thing.Entity said, Context context) {
        var key = NameKey.of(said.name());
        var held = draft.of(claim.subject())
                .filter(relation -> relation.object() != null
                        && !relation.isOverAt(learned.saidAt())
                        && Predicates.areOfOneKind(relation.predicate(), claim.predicate()))
                .toList();
        var exact = held.stream().filter(relation -> isCalled(relation, key)).toList();
        var meant = exact.isEmpty()
                ? held.stream().filter(relation -> isSuch(relation, key)).toList()
                : exact;
        if (!meant.isEmpty()) {
            // "I don't have any dogs" is of all; of what has a name one is meant.
            meant.stream().limit(said.named() ? 1 : meant.size()).forEach(relation -> {
                draft.mention(Objects.requireNonNull(draft.root(relation.object())), said.name(), context.messages());
                end(relation, learned);
            });
        } else if (learned.fact().polarity() == Polarity.ENDED) {
            var fact = learned.fact();
            add(
                    learned,
                    claim.to(entities.resolve(said, context)),
                    Optional.ofNullable(fact.to()).orElse(learned.saidAt()));
        }
    }

    private boolean isCalled(Relation relation, String key) {
        return draft.keys(Objects.requireNonNull(relation.object())).anyMatch(key::equals);
    }

    /** Whether the object is such a thing: "the sofa" of "blue sofa", "the dog" of Rex. */
    private boolean isSuch(Relation relation, String key) {
        var entity = draft.entity(Objects.requireNonNull(draft.root(relation.object())));
        return entities.isCalledOrIs(entity, key)
                || (!entity.named() && NameKey.head(NameKey.of(entity.name())).equals(NameKey.head(key)));
    }

    private void end(Relation relation, Learned learned) {
        if (relation.origin() == Origin.WRITTEN) {
            return; // Its owner has the last word.
        }
        if (learned.fact().polarity() == Polarity.RETRACTED) {
            draft.retract(relation);
            return;
        }
        if (saidAt(relation).isAfter(learned.saidAt())) {
            return; // It was said again since.
        }
        var to = learned.fact().to() == null ? learned.saidAt() : learned.fact().to();
        draft.change(relation.edit()
                .valid(relation.validFrom(), relation.endAt(to))
                .sources(union(relation.messages(), learned.fact().sources()), memories(relation, learned))
                .done());
    }

    private void strengthen(Relation relation, Learned learned) {
        var fact = learned.fact();
        boolean written = relation.origin() == Origin.WRITTEN;
        var from = relation.validFrom() == null && !written ? fact.from() : relation.validFrom();
        var to = relation.validTo() == null && !written ? fact.to() : relation.validTo();
        boolean ordered = from == null || to == null || to.isAfter(from);
        draft.change(relation.edit()
                .weight(
                        relation.strength() + (1 - relation.strength()) * GAIN,
                        Math.max(relation.confidence(), fact.confidence()))
                .valid(ordered ? from : relation.validFrom(), ordered ? to : relation.validTo())
                .sources(union(relation.messages(), fact.sources()), memories(relation, learned))
                .done());
    }

    private static List<UUID> memories(Relation relation, Learned learned) {
        return learned.memory() == null ? relation.memories() : union(relation.memories(), List.of(learned.memory()));
    }

    private static List<UUID> union(List<UUID> known, List<UUID> more) {
        var all = new LinkedHashSet<>(known);
        all.addAll(more);
        return all.stream().limit(MOST_SOURCES).toList();
    }

    private void insert(Learned learned, Claim claim, @Nullable Instant from, @Nullable Instant to) {
        var fact = learned.fact();
        boolean ordered = from == null || to == null || to.isAfter(from);
        draft.add(new Relation(
                draft.nextId(),
                claim.subject(),
                claim.predicate(),
                claim.object(),
                claim.value(),
                FIRST_STRENGTH,
                fact.confidence(),
                ordered ? from : null,
                to,
                draft.now(),
                null,
                null,
                fact.sources(),
                learned.memory() == null ? List.of() : List.of(learned.memory()),
                Origin.LEARNED,
                learned.model()));
    }
}
