package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Mood.Status;
import io.orcha.model.offline.facts.Nouns.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What people own, buy, get and lose, and the animals that they keep. */
final class BelongingsReader implements Reader {

    private static final Set<String> HAVING = Set.of("have", "own", "possess", "keep");

    private static final Set<String> GETTING =
            Set.of("get", "inherit", "receive", "win", "find", "adopt", "rescue", "acquire");

    private static final Set<String> BUYING = Set.of("buy", "order", "purchase", "preorder");

    private static final Set<String> LOSING = Set.of(
            "sell",
            "steal",
            "lose",
            "donate",
            "scrap",
            "crash",
            "wreck",
            "smash",
            "return",
            "replace",
            "break",
            "misplace",
            "trash");

    private static final Set<String> BREAKING = Set.of("die", "break", "crash");

    private static final Set<String> AWAY = Set.of("give", "throw", "put", "pass", "hand");

    private static final Set<String> VEHICLES = Vocabulary.words("""
            car van truck bike bicycle motorbike motorcycle scooter moped lorry pickup campervan tractor boat jeep hybrid e-bike
            """);

    private static final Set<String> NO_THINGS = Vocabulary.words("""
            job call time idea problem question look feeling birthday name life holiday plan appointment meeting coffee tea
            """);

    @Override
    public void read(Reading reading) {
        if (!reading.mood().stated() || reading.mood().wanted()) {
            return;
        }
        if (reading.verb().is(HAVING)) {
            has(reading);
        } else if (reading.is("drive", "ride")) {
            drives(reading);
        } else if (reading.verb().is(BUYING)) {
            buys(reading);
        } else if (reading.verb().is(GETTING)) {
            gets(reading);
        } else if (reading.is("give", "leave", "lend", "hand") && given(reading)) {
            return;
        }
        if (reading.isCopula()) {
            for (var object : reading.clause().objects()) {
                if (object.head().equals("owner") && object.of() != null) {
                    reading.state("owns", reading.of(List.of(object.of()), Entity.PRODUCT));
                }
            }
        }
        loses(reading);
    }

    private static void has(Reading reading) {
        var status = reading.is("keep") ? Status.UNKNOWN : reading.mood().status();
        boolean people = reading.subjects().stream().noneMatch(subject -> subject.is(Entity.ANIMAL));
        if (reading.verb().progressive() || !people) {
            return;
        }
        have(reading, reading.objects(), status);
    }

    private static void have(Reading reading, List<NounPhrase> objects, Status status) {
        for (var object : objects) {
            if (isFree(object) && isAnimal(object)) {
                reading.state("pet", reading.introductions().animals(object), status);
            } else if (isFree(object) && isThing(object)) {
                reading.state("owns", reading.of(List.of(object), Entity.PRODUCT), status);
            }
        }
    }

    private static void drives(Reading reading) {
        var status = reading.mood().status();
        if (reading.verb().progressive()
                || (status == Status.ENDED && !reading.mood().ended())
                || !reading.clause().behind("to").isEmpty()) {
            return;
        }
        var objects = reading.objects().stream()
                .filter(object -> object.owner() == null && (object.isNamed() || VEHICLES.contains(object.head())))
                .toList();
        reading.state("owns", reading.of(objects, Entity.PRODUCT), status);
    }

    private static void buys(Reading reading) {
        if (!reading.mood().hasHappened()) {
            return;
        }
        for (var object : bought(reading)) {
            if (isAnimal(object)) {
                reading.happened("pet", reading.introductions().animals(object));
            } else {
                reading.happened("bought", reading.of(List.of(object), Entity.PRODUCT));
            }
        }
    }

    /** Without whom it is for: "bought my sister a book". */
    private static List<NounPhrase> bought(Reading reading) {
        var objects = new ArrayList<>(reading.objects());
        objects.removeIf(object -> (object.isPronoun() && !"it".equals(object.pronoun()))
                || (object.isRole() && objects.size() > 1)
                || NO_THINGS.contains(object.head())
                || object.head().startsWith("ticket")
                || isEdible(object));
        return objects;
    }

    private static boolean isEdible(NounPhrase object) {
        return !object.isNamed() && Nouns.isA(Sort.FOOD, object.noun()) && !Nouns.isA(Sort.PRODUCT, object.noun());
    }

    private static void gets(Reading reading) {
        boolean adopt = reading.is("adopt", "rescue");
        var objects = reading.clause().objects();
        boolean forOthers = objects.size() > 1 && objects.getFirst().isRole();
        if (reading.mood().hasHappened() && !forOthers) {
            for (var object : reading.objects()) {
                get(reading, object, adopt);
            }
        } else if (reading.mood().isAhead() && reading.is("get", "adopt")) {
            for (var object : reading.objects()) {
                if (isFree(object) && isAnimal(object) && reading.hasTime(TimePhrase.Type.AT)) {
                    reading.happened("pet", reading.introductions().animals(object));
                }
            }
        }
    }

    private static void get(Reading reading, NounPhrase object, boolean adopt) {
        if (isFree(object) && (isAnimal(object) || (adopt && object.isNamed()))) {
            reading.happened("pet", reading.introductions().animals(object));
        } else if (isFree(object)
                && !object.isPronoun()
                && (isThing(object)
                        || (reading.is("inherit") && !object.noun().isEmpty())
                        || (object.isName() && !object.determiner().isEmpty()))) {
            reading.happened("owns", reading.of(List.of(object), Entity.PRODUCT));
        }
    }

    /** "left me his violin", "gave us a lamp", "was given a watch" */
    private static boolean given(Reading reading) {
        var objects = reading.clause().objects();
        if (!reading.mood().hasHappened() || reading.is("lend") || objects.isEmpty()) {
            return false;
        }
        if (reading.verb().passive()) {
            var things = objects.stream().filter(BelongingsReader::isThing).toList();
            reading.happened("owns", reading.of(things, Entity.PRODUCT));
            return !things.isEmpty();
        }
        if (objects.size() < 2) {
            return false;
        }
        var receivers = reading.of(objects.getFirst());
        boolean people =
                !receivers.isEmpty() && receivers.stream().allMatch(one -> one.isUser() || one.is(Entity.PERSON));
        if (!people) {
            return false;
        }
        for (var object : objects.subList(1, objects.size())) {
            boolean animal = isAnimal(object) && !object.isNamed();
            if (animal || isThing(object)) {
                var things =
                        animal ? reading.introductions().animals(object) : reading.of(List.of(object), Entity.PRODUCT);
                for (var receiver : receivers) {
                    for (var thing : things) {
                        reading.story().relate(receiver, animal ? "pet" : "owns", thing, true, reading.began(), false);
                    }
                }
            }
        }
        return true;
    }

    private static void loses(Reading reading) {
        var clause = reading.clause();
        boolean happened = reading.mood().hasHappened();
        boolean rid = reading.is("get") && clause.hasWord("rid");
        boolean away =
                (reading.verb().is(AWAY) && (clause.particles.contains("away") || clause.particles.contains("out")))
                        || (reading.is("give", "pass") && !clause.behind("to").isEmpty())
                        || (reading.is("trade") && clause.adverbs.contains("in"));
        if (!happened) {
            return;
        }
        if (rid) {
            gone(reading, clause.behind("of"));
        } else if ((reading.verb().is(LOSING)
                        && !reading.verb().passive()
                        && !clause.objects().isEmpty())
                || away) {
            gone(reading, clause.objects());
        } else if ((reading.is("steal", "break", "lose", "damage", "destroy", "wreck", "sell", "nick", "crash", "smash")
                        && reading.verb().passive())
                || (reading.verb().is(BREAKING) && clause.objects().isEmpty())) {
            gone(
                    reading,
                    clause.subjects.isEmpty() && clause.sharesSubject != null
                            ? clause.sharesSubject.subjects
                            : clause.subjects);
        }
    }

    /** Its owner has it no more: the one of "my" or "her", or else the subject. */
    private static void gone(Reading reading, List<NounPhrase> phrases) {
        for (var phrase : phrases) {
            boolean animal = isAnimal(phrase) || phrase.isPronoun() || phrase.isName();
            for (var entity : reading.of(phrase)) {
                boolean kept = entity.is(Entity.ANIMAL) && animal;
                boolean thing = entity.is(Entity.PRODUCT)
                        || (entity.kind() == null && isThing(phrase))
                        || isOwn(reading, phrase, entity);
                if (kept || thing) {
                    var owners = owners(reading, phrase, entity, kept ? "pet" : "owns");
                    var object = kept ? entity : entity.as(Entity.PRODUCT);
                    for (var owner : owners) {
                        reading.story().relate(owner, kept ? "pet" : "owns", object, false, reading.finished(), false);
                    }
                }
            }
        }
    }

    /** "sold the caravan", "replaced my Nokia": whatever one sells was one's own. */
    private static boolean isOwn(Reading reading, NounPhrase phrase, Entity entity) {
        boolean sold = reading.is("sell", "donate", "scrap") && entity.kind() == null && !phrase.isPronoun();
        return sold && (phrase.owner() != null || phrase.determiner().equals("the"));
    }

    private static List<Entity> owners(Reading reading, NounPhrase phrase, Entity entity, String predicate) {
        var owner = phrase.owner();
        if (owner != null && owner.isUser()) {
            return List.of(reading.story().user());
        }
        if (owner != null && owner.phrase() != null) {
            return reading.of(owner.phrase());
        }
        var known = new ArrayList<>(reading.story().holders(predicate, entity));
        known.addAll(reading.story().holders("bought", entity));
        if (!known.isEmpty()) {
            return known;
        }
        boolean possessed = owner != null || phrase.determiner().equals("the");
        return possessed && !reading.verb().passive() ? reading.subjects() : List.of();
    }

    private static boolean isFree(NounPhrase object) {
        return object.owner() == null && !object.isPronoun();
    }

    private static boolean isAnimal(NounPhrase object) {
        return Introductions.isAnimal(object) && !object.noun().isEmpty();
    }

    private static boolean isThing(NounPhrase object) {
        if (object.isName()) {
            return object.determiner().equals("a") || object.determiner().equals("an");
        }
        return Introductions.isThing(object) && !NO_THINGS.contains(object.head()) && !object.gerund();
    }
}
