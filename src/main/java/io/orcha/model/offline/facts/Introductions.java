package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Fact.Dates;
import io.orcha.model.offline.facts.Nouns.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes entities of noun phrases, and facts of possessors: "my sister Ana" is a sister, "my dog" a pet, "my car" owned. */
final class Introductions {

    /** Nouns that say nothing of whom or what they are used for. */
    private static final Set<String> EMPTY =
            Set.of("thing", "things", "one", "ones", "person", "people", "guy", "guys", "pet", "pets");

    private final Story story;

    Introductions(Story story) {
        this.story = story;
    }

    /** What a phrase stands for: several for "my daughters Inés and Carmen", none for what nothing is known of. */
    List<Entity> of(NounPhrase phrase, boolean subject) {
        if (story.hasMet(phrase)) {
            return story.of(phrase);
        }
        var entities = read(phrase);
        story.meet(phrase, entities);
        for (var entity : entities) {
            story.mentions().add(entity, subject);
        }
        return entities;
    }

    private List<Entity> read(NounPhrase phrase) {
        var pronoun = phrase.pronoun();
        if (pronoun != null) {
            boolean user = Set.of("i", "me", "we", "us", "myself", "ourselves").contains(pronoun);
            return user ? List.of(story.user()) : story.mentions().meantBy(pronoun);
        }
        var owners = owners(phrase);
        if (phrase.of() != null) {
            of(phrase.of(), false);
        }
        var role = Roles.of(phrase.noun().startsWith("ex ") ? "ex" : phrase.head());
        if (phrase.owner() != null && role != null) {
            return role(phrase, role, owners);
        }
        if (phrase.owner() != null && isAnimal(phrase)) {
            return pets(phrase, owners);
        }
        if (phrase.isNamed()) {
            return names(phrase);
        }
        return common(phrase, owners);
    }

    /** The possessors of a phrase; none when it has none or it is not clear whose something is. */
    List<Entity> owners(NounPhrase possessed) {
        var owner = possessed.owner();
        if (owner == null) {
            return List.of();
        }
        if (owner.isUser()) {
            return List.of(story.user());
        }
        var phrase = owner.phrase();
        return phrase == null
                ? story.mentions().meantBy(owner.pronoun() == null ? "" : owner.pronoun())
                : of(phrase, false);
    }

    private List<Entity> role(NounPhrase phrase, Roles.Role role, List<Entity> owners) {
        if (owners.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Entity>();
        if (phrase.isNamed()) {
            var unnamed = story.inRole(owners.getFirst(), role.predicate(), phrase.head());
            for (var name : phrase.names()) {
                var known = story.mentions().named(name);
                if (known == null && unnamed != null && !unnamed.isNamed() && !unnamed.isPlural()) {
                    unnamed.call(name);
                    known = unnamed;
                }
                found.add(known == null ? Entity.named(name) : known);
            }
        } else {
            var known = story.inRole(owners.getFirst(), role.predicate(), phrase.head());
            var entity = known == null ? roleEntity(phrase) : known;
            found.add(entity);
        }
        for (var entity : found) {
            entity.as(Entity.PERSON).of(role.gender());
            if (entity.noun().isEmpty() && phrase.names().size() == 1) {
                entity.known(phrase.head());
            }
            for (var owner : owners) {
                story.relate(owner, role.predicate(), entity, !phrase.former(), Dates.NONE, true);
            }
        }
        return found;
    }

    private static Entity roleEntity(NounPhrase phrase) {
        var noun = phrase.noun();
        boolean ex = noun.startsWith("ex ");
        return Entity.common(ex ? noun : noun.substring(noun.lastIndexOf(' ') + 1), Nouns.isPlural(phrase.head()));
    }

    private List<Entity> pets(NounPhrase phrase, List<Entity> owners) {
        var found = pets(phrase);
        for (var entity : found) {
            entity.as(Entity.ANIMAL).ofSpecies(species(phrase)).known(animalNoun(phrase));
            for (var owner : owners) {
                boolean lives = owner.isUser() || !owner.isNamed() || owner.is(Entity.PERSON) || owner.kind() == null;
                if (lives) {
                    story.relate(owner, "pet", entity, true, Dates.NONE, true);
                }
            }
        }
        return found;
    }

    /** The animals of a phrase, named or not. */
    List<Entity> animals(NounPhrase phrase) {
        var found = of(phrase, false);
        var species = species(phrase);
        for (var entity : found) {
            entity.as(Entity.ANIMAL).ofSpecies(species);
            if (!phrase.noun().isEmpty()) {
                entity.known(animalNoun(phrase));
            }
        }
        return found;
    }

    /** The pets of an owner: those that were told of before, or new ones. */
    private List<Entity> pets(NounPhrase phrase) {
        var noun = animalNoun(phrase);
        var described = story.mentions().described(noun);
        if (!phrase.isNamed()) {
            return List.of(described == null ? Entity.common(noun, Nouns.isPlural(phrase.head())) : described);
        }
        var found = new ArrayList<Entity>();
        for (var name : phrase.names()) {
            var known = story.mentions().named(name);
            boolean same = known == null && described != null && !described.isNamed() && !described.isPlural();
            var entity = known == null ? Entity.named(name) : known;
            if (same && described != null) {
                described.call(name);
                entity = described;
            }
            found.add(entity);
        }
        return found;
    }

    /** The role noun alone, without adjectives; a breed of two words stays. */
    private static String animalNoun(NounPhrase phrase) {
        var words = List.of(phrase.noun().split(" ", -1));
        int last = words.size() - 1;
        boolean breed =
                last > 0 && Nouns.names(Sort.ANIMAL, Nouns.singular(words.get(last - 1) + " " + words.get(last)));
        return breed ? words.get(last - 1) + " " + words.get(last) : words.get(last);
    }

    private static String species(NounPhrase phrase) {
        var noun = Nouns.singular(animalNoun(phrase));
        return switch (noun) {
            case "puppy", "pup", "doggo" -> "dog";
            case "kitten", "kitty" -> "cat";
            case "bunny" -> "rabbit";
            case "pet" -> "";
            default -> noun;
        };
    }

    static boolean isAnimal(NounPhrase phrase) {
        return (Nouns.isA(Sort.ANIMAL, phrase.noun()) && !phrase.gerund())
                || phrase.head().equals("pet")
                || phrase.head().equals("pets");
    }

    private List<Entity> names(NounPhrase phrase) {
        var found = new ArrayList<Entity>();
        for (var name : phrase.names()) {
            var known = story.mentions().named(name);
            var entity = known == null ? Entity.named(name) : known;
            var role = Roles.of(phrase.head());
            if (role != null || Nouns.isA(Sort.OCCUPATION, phrase.head())) {
                entity.as(Entity.PERSON);
            }
            found.add(role == null ? entity : entity.of(role.gender()));
        }
        return found;
    }

    private List<Entity> common(NounPhrase phrase, List<Entity> owners) {
        if (phrase.noun().isEmpty() || EMPTY.contains(phrase.head())) {
            return List.of();
        }
        boolean definite =
                phrase.determiner().equals("the") || phrase.determiner().equals("that") || phrase.owner() != null;
        var known = definite ? story.mentions().described(phrase.text()) : null;
        var entity = known == null
                ? Entity.common(phrase.text(), Nouns.isPlural(phrase.head()) || isEnumerated(phrase))
                : known;
        boolean favourite =
                phrase.noun().startsWith("favourite") || phrase.noun().startsWith("favorite");
        boolean owned = !favourite && phrase.owner() != null && phrase.owner().isUser() && isThing(phrase);
        if (owned) {
            for (var owner : owners) {
                story.relate(owner, "owns", entity.as(Entity.PRODUCT), true, Dates.NONE, true);
            }
        }
        return List.of(entity);
    }

    private static boolean isEnumerated(NounPhrase phrase) {
        return !phrase.number().isEmpty() && !phrase.number().equals("one");
    }

    /** Whether somebody can own it as a thing. */
    static boolean isThing(NounPhrase phrase) {
        return isThing(phrase.noun());
    }

    static boolean isThing(@Nullable String noun) {
        return noun != null && !noun.isEmpty() && Nouns.isA(Sort.PRODUCT, noun);
    }
}
