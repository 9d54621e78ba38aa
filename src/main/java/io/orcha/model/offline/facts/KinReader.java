package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Fact.Dates;
import io.orcha.model.offline.facts.Mood.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is what to whom: "Wei is my brother", "I have two kids", "we split up". */
final class KinReader implements Reader {

    @Override
    public void read(Reading reading) {
        if (reading.isCopula()) {
            copula(reading);
        } else if (reading.is("have")) {
            have(reading);
        }
        couple(reading);
    }

    private static void copula(Reading reading) {
        var status = reading.mood().status();
        var subjects = reading.clause().subjects;
        var objects = reading.clause().objects();
        if (status == Status.UNKNOWN || objects.isEmpty()) {
            return;
        }
        var object = objects.getFirst();
        var role = Roles.of(object.head());
        if (role != null && !object.isNamed()) {
            named(reading, object, role, status);
            return;
        }
        var subject = subjects.isEmpty() ? null : subjects.getFirst();
        boolean called = object.isName() && !reading.clause().hasWord("called");
        if (subject == null || !called) {
            return;
        }
        if (subject.isPronoun()) {
            replacement(reading, subject, object);
        }
    }

    /** "Wei is my brother", "Rashid is the father of Amina". */
    private static void named(Reading reading, NounPhrase object, Roles.Role role, Status status) {
        boolean owned = object.owner() != null;
        var whose = owned
                ? reading.introductions().owners(object)
                : object.of() == null ? List.<Entity>of() : reading.of(object.of());
        for (var owner : whose) {
            for (var subject : reading.subjects()) {
                if (subject != owner && !subject.isUser()) {
                    subject.as(Entity.PERSON).of(role.gender());
                    boolean holds = status.holds() && !object.former();
                    reading.story()
                            .relate(owner.as(Entity.PERSON), role.predicate(), subject, holds, Dates.NONE, false);
                }
            }
        }
    }

    /** "Pavel isn't my boss any more, it's Katarzyna now." */
    private static void replacement(Reading reading, NounPhrase subject, NounPhrase object) {
        var last = reading.story().lastStated();
        var pronoun = subject.pronoun();
        if (last == null || last.holds()) {
            return;
        }
        var old = last.object();
        boolean person = old != null && old.is(Entity.PERSON);
        if (person && pronoun != null && (pronoun.equals("it") || pronoun.equals("that"))) {
            for (var entity : reading.of(List.of(object), Entity.PERSON)) {
                reading.story().relate(last.subject(), last.predicate(), entity, true, reading.began(), false);
            }
        }
    }

    private static void have(Reading reading) {
        var status = reading.mood().status();
        for (var object : reading.clause().objects()) {
            var role = Roles.of(object.head());
            if (role == null || object.owner() != null || status == Status.UNKNOWN || isOffice(role, object)) {
                continue;
            }
            for (var entity : relatives(reading, object, role)) {
                reading.state(role.predicate(), List.of(entity), status);
            }
        }
    }

    /** "have a coach", but not "have a doctor's appointment". */
    private static boolean isOffice(Roles.Role role, NounPhrase object) {
        return Roles.AT_WORK.contains(role.predicate()) && object.noun().isEmpty();
    }

    private static List<Entity> relatives(Reading reading, NounPhrase object, Roles.Role role) {
        var noun = object.noun().substring(object.noun().lastIndexOf(' ') + 1);
        var entities = reading.of(List.of(object), Entity.PERSON);
        for (var entity : entities) {
            entity.of(role.gender());
            if (!entity.noun().isEmpty() || entities.size() == 1) {
                entity.known(noun);
            }
        }
        return entities;
    }

    /** Marriages and partings. */
    private static void couple(Reading reading) {
        var clause = reading.clause();
        boolean married = (reading.isCopula() && clause.hasWord("married")) || reading.is("marry");
        boolean parted = (reading.is("split", "break") && clause.particles.contains("up"))
                || (reading.is("divorce", "separate") && reading.verb().isOver());
        if (parted && reading.mood().hasHappened()) {
            parted(reading);
        } else if (married) {
            married(reading);
        }
    }

    private static void parted(Reading reading) {
        var user = reading.story().user();
        var others = reading.of(reading.clause().behind("with", "from"), Entity.PERSON);
        var pair = reading.subjects();
        if (others.isEmpty() && pair.size() == 2) {
            others = List.of(pair.get(0) == user ? pair.get(1) : pair.get(0));
            pair = List.of(pair.get(0) == user ? pair.get(0) : pair.get(1));
        }
        for (var subject : pair) {
            for (var other : others) {
                if (reading.story().inRole(subject, "ex", other.noun()) == other) {
                    continue;
                }
                var known = known(reading, subject, other);
                reading.story()
                        .relate(
                                subject,
                                known == null ? "partner" : known,
                                other.as(Entity.PERSON),
                                false,
                                reading.finished(),
                                false);
            }
        }
    }

    /** What the two were to each other, as it was told. */
    private static @Nullable String known(Reading reading, Entity subject, Entity other) {
        for (var role : List.of("wife", "husband", "spouse")) {
            if (reading.story().inRole(subject, role, other.noun()) == other) {
                return role;
            }
        }
        return null;
    }

    private static void married(Reading reading) {
        var status = reading.mood().status();
        var others = reading.of(reading.clause().behind("to"), Entity.PERSON);
        if (others.isEmpty() && reading.is("marry")) {
            others = reading.of(reading.clause().objects(), Entity.PERSON);
        }
        boolean wedding = reading.is("marry") && reading.mood().hasHappened();
        var dates = wedding ? reading.began() : Dates.NONE;
        if (!others.isEmpty() && (wedding || status != Status.UNKNOWN)) {
            reading.each("spouse", others, wedding || status.holds(), dates);
        } else if (wedding) {
            reading.subjects()
                    .forEach(one -> reading.story().attribute(one, "marital_status", "married", true, reading.began()));
        }
    }
}
