package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Fact.Dates;
import io.orcha.model.offline.facts.Fact.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been told so far: who and what was named, and the facts. */
final class Story {

    private final Entity user = Entity.user();
    private final Mentions mentions = new Mentions();
    private final List<Fact> facts = new ArrayList<>();
    private final IdentityHashMap<NounPhrase, List<Entity>> met = new IdentityHashMap<>();
    private final Set<Place> takingBack = new HashSet<>();
    private Place place = new Place(0, 0, "");

    Entity user() {
        return user;
    }

    Mentions mentions() {
        return mentions;
    }

    /** Goes on to another sentence. */
    void enter(int message, int sentence, String text) {
        place = new Place(message, sentence, text);
        met.clear();
    }

    /** What a phrase of the present clause stands for, once it has been met. */
    List<Entity> of(NounPhrase phrase) {
        return met.getOrDefault(phrase, List.of());
    }

    void meet(NounPhrase phrase, List<Entity> entities) {
        met.put(phrase, entities);
    }

    boolean hasMet(NounPhrase phrase) {
        return met.containsKey(phrase);
    }

    void relate(Entity subject, String predicate, Entity object, boolean holds, Dates dates, boolean implied) {
        facts.add(new Fact(subject, predicate, object, null, holds, dates, implied, place));
    }

    void attribute(Entity subject, String attribute, String value, boolean holds, Dates dates) {
        facts.add(new Fact(subject, attribute, null, value, holds, dates, false, place));
    }

    /** A group turns out to be several with names: "kids" become Mia and Leo. */
    void split(Entity group, List<String> names) {
        var members = names.stream()
                .map(name -> Entity.named(name).as(group.kind() == null ? Entity.PERSON : group.kind()))
                .toList();
        for (var fact : List.copyOf(facts)) {
            if (fact.object() == group || fact.subject() == group) {
                facts.remove(fact);
                for (var member : members) {
                    facts.add(new Fact(
                            fact.subject() == group ? member : fact.subject(),
                            fact.predicate(),
                            fact.object() == group ? member : fact.object(),
                            fact.value(),
                            fact.holds(),
                            fact.dates(),
                            fact.implied(),
                            fact.place()));
                }
            }
        }
        members.forEach(member -> mentions.add(member, false));
    }

    /** Whom the subject has in a role; null when nobody or more than one was told of. */
    @Nullable Entity inRole(Entity subject, String predicate, String noun) {
        Entity found = null;
        for (var fact : facts) {
            var object = fact.object();
            boolean same = fact.subject() == subject && fact.predicate().equals(predicate);
            if (same && object != null && object.noun().equalsIgnoreCase(noun)) {
                if (found != null && found != object) {
                    return null; // One of two sisters.
                }
                found = object;
            }
        }
        return found;
    }

    /** Whether a relation was stated, and still holds. */
    boolean states(Entity subject, String predicate, Entity object) {
        return facts.stream()
                .anyMatch(fact -> fact.subject() == subject
                        && fact.predicate().equals(predicate)
                        && fact.object() == object
                        && fact.holds());
    }

    /** Those who are said to have something. */
    List<Entity> holders(String predicate, Entity object) {
        return facts.stream()
                .filter(fact -> fact.predicate().equals(predicate) && fact.object() == object && fact.holds())
                .map(Fact::subject)
                .distinct()
                .toList();
    }

    /** The last fact that was stated; null before the first. */
    @Nullable Fact lastStated() {
        for (var fact : facts.reversed()) {
            if (!fact.implied()) {
                return fact;
            }
        }
        return null;
    }

    /** Whether a fact stands in the present sentence. */
    boolean isHere(Fact fact) {
        return fact.place().equals(place);
    }

    /** The present sentence takes something back: what it denies was never so; if it denies nothing, what was said before it. */
    void takeBack() {
        boolean denies = facts.stream().anyMatch(fact -> fact.place().equals(place) && !fact.holds());
        if (denies) {
            takingBack.add(place);
            return;
        }
        int message = facts.stream().anyMatch(fact -> fact.place().message() == place.message())
                ? place.message()
                : place.message() - 1;
        facts.removeIf(fact -> fact.place().message() == message);
    }

    /** The triples, each once, as they stand in the end. */
    List<StatedTriple> triples() {
        var stated = new LinkedHashMap<String, Fact>();
        for (var fact : facts) {
            var known = stated.get(fact.key());
            boolean weaker = known != null && fact.implied();
            boolean changed = known != null && !known.implied() && known.holds() != fact.holds() && !fact.implied();
            if (!weaker) {
                stated.put(changed ? fact.key() + "|" + fact.holds() + stated.size() : fact.key(), fact);
            }
        }
        var triples = new ArrayList<StatedTriple>();
        var kinds = new HashSet<Entity>();
        for (var fact : stated.values()) {
            var subject = fact.subject();
            boolean somebody =
                    subject.isUser() || subject.isNamed() || subject.is(Entity.PERSON) || subject.is(Entity.ANIMAL);
            if (somebody && !isCovered(fact, stated) && !isVague(fact)) {
                triples.add(fact.triple(takingBack.contains(fact.place())));
            }
            species(fact, kinds, triples);
        }
        return triples;
    }

    private static boolean isVague(Fact fact) {
        var object = fact.object();
        return object != null
                && !object.isNamed()
                && Vocabulary.VAGUE.contains(object.term().text());
    }

    /** What is bought is not said to be owned as well, and an owner in passing does not contradict a sale. */
    private static boolean isCovered(Fact fact, Map<String, Fact> stated) {
        boolean bought = fact.predicate().equals("owns")
                && fact.holds()
                && stated.containsKey(fact.key().replace("|owns|", "|bought|"));
        boolean animal = fact.predicate().equals("owns")
                && fact.object() != null
                && fact.object().is(Entity.ANIMAL);
        return bought || animal;
    }

    private static void species(Fact fact, Set<Entity> told, List<StatedTriple> triples) {
        for (var entity : new Entity[] {fact.subject(), fact.object() == null ? fact.subject() : fact.object()}) {
            boolean tells = entity.is(Entity.ANIMAL)
                    && entity.isNamed()
                    && !entity.species().isEmpty();
            if (tells && told.add(entity)) {
                triples.add(new Fact(entity, "species", null, entity.species(), true, Dates.NONE, false, fact.place())
                        .triple(false));
            }
        }
    }
}
