package io.orcha.graph;

import io.orcha.recall.fact.Thing;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which entity a statement means. The name alone is not enough where what is said of it cannot be said of the one that is
 * known by it: two people who are called the same stay two.
 */
final class EntityResolution {

    /** Kinds of which each thing is somebody's: two people's cars are two. */
    private static final Set<String> SOMEBODYS = Set.of("person", "animal", "product", "organisation", "event");

    /** Kinds that are only themselves; all others are things that a statement may put in one kind or another. */
    private static final Set<String> STRICT = Set.of("person", "animal", "place", "organisation", "event");

    private static final Set<String> SPECIES = Set.of(
            "dog",
            "cat",
            "horse",
            "rabbit",
            "hamster",
            "guinea pig",
            "bird",
            "parrot",
            "fish",
            "goldfish",
            "turtle",
            "tortoise",
            "snake",
            "lizard",
            "pig",
            "goat",
            "sheep",
            "cow",
            "chicken",
            "duck",
            "donkey",
            "ferret",
            "rat",
            "mouse");

    private static final int DAYS_OF_YEAR = 365;

    private final Draft draft;

    /** What is meant in a message by a name. */
    private final Map<Said, UUID> meant = new HashMap<>();

    EntityResolution(Draft draft) {
        this.draft = draft;
    }

    private record Said(UUID message, String key) {}

    /**
     * What somebody is to somebody.
     *
     * @param subject null is the user
     */
    record Role(@Nullable UUID subject, String predicate) {}

    /**
     * What is said of an entity where it is mentioned.
     *
     * @param owner whose it is, when it is a thing of somebody's; null is the user
     * @param role who it is to somebody; null when that is not said
     * @param attributes what else is said of it, by the predicate
     * @param messages that say it; or the memory that does
     */
    record Context(@Nullable UUID owner, @Nullable Role role, Map<String, String> attributes, List<UUID> messages) {}

    /** The entity that is meant; a new one when none is known that can be. */
    UUID resolve(Thing.Entity said, Context context) {
        var found =
                find(said, context).orElseGet(() -> draft.add(said.name(), said.named(), said.kind(), Origin.LEARNED));
        var entity = improved(found, said);
        note(entity, said, context);
        return entity.id();
    }

    /** The entity that is meant, if it is known. */
    Optional<Entity> find(Thing.Entity said, Context context) {
        var key = NameKey.of(said.name());
        var here = meant.get(new Said(context.messages().getFirst(), key));
        if (here != null && isPossible(draft.entity(here), said, context)) {
            return Optional.of(draft.entity(here));
        }
        return said.named() ? named(said, key, context) : unnamed(said, key, context);
    }

    private void note(Entity entity, Thing.Entity said, Context context) {
        draft.mention(entity.id(), said.name(), context.messages());
        for (var message : context.messages()) {
            meant.put(new Said(message, NameKey.of(said.name())), entity.id());
        }
    }

    private Optional<Entity> named(Thing.Entity said, String key, Context context) {
        var exact = newest(called(said, context));
        if (exact.isPresent()) {
            return exact;
        }
        if (said.kind().equals("person")) {
            var alike = draft.called(other -> NameKey.isPartOf(key, other) || NameKey.isPartOf(other, key))
                    .filter(Entity::named)
                    .filter(entity -> isPossible(entity, said, context))
                    .toList();
            if (alike.size() == 1) {
                return Optional.of(alike.getFirst());
            }
        }
        // "My sister is a nurse", and later "My sister Ana": she has a name now.
        return context.role() == null
                ? Optional.empty()
                : newest(inRole(context.role())
                        .filter(entity -> !entity.named() && isPossible(entity, said, context))
                        .filter(entity ->
                                isOfSpecies(entity, context.attributes().get(Predicates.SPECIES)))
                        .toList());
    }

    /** Those that are called exactly so and can be meant. */
    List<Entity> called(Thing.Entity said, Context context) {
        return draft.called(NameKey.of(said.name())::equals)
                .filter(entity -> isPossible(entity, said, context))
                .toList();
    }

    private Optional<Entity> unnamed(Thing.Entity said, String key, Context context) {
        if (context.role() != null) {
            var inRole = inRole(context.role())
                    .filter(entity -> isPossible(entity, said, context))
                    .toList();
            var same =
                    inRole.stream().filter(entity -> isCalledOrIs(entity, key)).toList();
            // "My sister" when there is one; of two nobody knows which, unless she was just spoken of.
            return same.isEmpty()
                            && inRole.size() == 1
                            && !context.role().predicate().equals(Predicates.PET)
                    ? Optional.of(inRole.getFirst())
                    : newest(same);
        }
        return newest(draft.called(key::equals)
                .filter(entity -> isPossible(entity, said, context))
                .filter(entity -> !SOMEBODYS.contains(said.kind()) || isOf(entity, context.owner()))
                .toList());
    }

    /** Whether an entity is called so, or is an animal of that species. */
    boolean isCalledOrIs(Entity entity, String key) {
        return draft.keys(entity.id()).anyMatch(key::equals) || key.equals(species(entity));
    }

    private @Nullable String species(Entity entity) {
        return value(entity, Predicates.SPECIES);
    }

    private boolean isOfSpecies(Entity entity, @Nullable String species) {
        return species == null || isCalledOrIs(entity, NameKey.of(species));
    }

    private @Nullable String value(Entity entity, String predicate) {
        return draft.of(entity.id())
                .filter(relation -> relation.predicate().equals(predicate))
                .map(Relation::value)
                .filter(Objects::nonNull)
                .map(NameKey::of)
                .findFirst()
                .orElse(null);
    }

    private Stream<Entity> inRole(Role role) {
        return draft.of(role.subject())
                .filter(relation -> relation.predicate().equals(role.predicate()) && relation.object() != null)
                .filter(relation -> !relation.isOverAt(draft.now()))
                .map(relation -> draft.entity(Objects.requireNonNull(draft.root(relation.object()))))
                .distinct();
    }

    /** Whether a thing is this one's, or nobody's as far as is known. */
    private boolean isOf(Entity entity, @Nullable UUID owner) {
        var relations = draft.to(entity.id()).toList();
        return relations.isEmpty() || relations.stream().anyMatch(relation -> draft.isSame(relation.subject(), owner));
    }

    private Optional<Entity> newest(List<Entity> candidates) {
        return candidates.stream().max(Comparator.comparing(entity -> draft.lastMention(entity.id())));
    }

    private boolean isPossible(Entity entity, Thing.Entity said, Context context) {
        return (isOfKind(entity.kind(), said.kind()) || isOfOwnKind(entity))
                && !isSomebodyElse(entity, context.role())
                && !contradict(entity, context.attributes());
    }

    /** Whether its owner has put it in a kind of their own, which no statement will name. */
    private static boolean isOfOwnKind(Entity entity) {
        return entity.origin() == Origin.WRITTEN && !STRICT.contains(entity.kind());
    }

    static boolean isOfKind(String kind, String other) {
        return kind.equals(other) || (!STRICT.contains(kind) && !STRICT.contains(other));
    }

    private boolean isSomebodyElse(Entity entity, @Nullable Role role) {
        return role != null
                && draft.to(entity.id())
                        .filter(relation -> draft.isSame(relation.subject(), role.subject()))
                        .anyMatch(relation -> Predicates.excludeEachOther(relation.predicate(), role.predicate()));
    }

    private boolean contradict(Entity entity, Map<String, String> attributes) {
        var birthday = attributes.get(Predicates.BIRTHDAY);
        var known = value(entity, Predicates.BIRTHDAY);
        if (birthday != null && known != null && !known.equals(NameKey.of(birthday))) {
            return true;
        }
        var species = attributes.get(Predicates.SPECIES);
        var other = species(entity);
        if (species != null
                && other != null
                && !other.equals(NameKey.of(species))
                && SPECIES.contains(other)
                && SPECIES.contains(NameKey.of(species))) {
            return true;
        }
        var age = number(attributes.get(Predicates.AGE));
        return age != null
                && draft.of(entity.id())
                        .filter(relation -> relation.predicate().equals(Predicates.AGE))
                        .anyMatch(relation -> !isSameAge(relation, age));
    }

    /** Whether somebody who was that old then can be that old now. */
    private boolean isSameAge(Relation then, int age) {
        var before = number(then.value());
        if (before == null) {
            return true;
        }
        long years = Duration.between(then.recordedAt(), draft.now()).toDays() / DAYS_OF_YEAR;
        return age >= before - 1 && age <= before + years + 2;
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
    }

    /** The entity with what a statement adds: a name for one that had none, or a fuller one. */
    private Entity improved(Entity entity, Thing.Entity said) {
        boolean first = said.named() && !entity.named();
        boolean fuller =
                said.named() && entity.named() && NameKey.isPartOf(NameKey.of(entity.name()), NameKey.of(said.name()));
        if (entity.origin() == Origin.WRITTEN || !(first || fuller)) {
            return entity;
        }
        var improved = EntityEdit.renamed(entity, said.name(), true, draft.now());
        draft.replace(improved);
        return improved;
    }
}
