package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Mood.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What somebody wants, saves up for or dreams of. */
final class WishReader implements Reader {

    private static final Set<String> OF_TOPICS = Set.of(
            "learn", "play", "study", "speak", "try", "practise", "practice", "read", "watch", "eat", "cook", "do");

    private static final Set<String> OF_PLACES =
            Set.of("visit", "go", "travel", "see", "move", "live", "fly", "explore");

    private static final Set<String> OF_PRODUCTS =
            Set.of("buy", "get", "have", "own", "order", "build", "rent", "adopt");

    @Override
    public void read(Reading reading) {
        var mood = reading.mood();
        var clause = reading.clause();
        boolean past = clause.verb().past();
        if (!mood.stated() || (past && !mood.ended() && !mood.negated())) {
            return;
        }
        if (reading.is("want") && !mood.wanted()) {
            var status = mood.status();
            wants(reading, reading.objects(), status == Status.NOW || !status.holds() ? status : Status.UNKNOWN, "");
        } else if (mood.wanted() && !mood.negated()) {
            wished(reading);
        } else if (reading.is("save")
                && (clause.particles.contains("up") || !clause.behind("for").isEmpty())) {
            wants(reading, clause.behind("for"), mood.status(), "buy");
        } else if (reading.is("dream") && mood.status() == Status.NOW) {
            wants(
                    reading,
                    clause.behind("of", "about").stream()
                            .filter(phrase -> !phrase.gerund())
                            .toList(),
                    Status.NOW,
                    "");
        }
    }

    private static void wished(Reading reading) {
        var verb = reading.verb();
        boolean direct = verb.is("like") || verb.is("love");
        if (direct && reading.clause().verbs.size() == 1) {
            wants(reading, reading.objects(), Status.NOW, "");
            return;
        }
        var objects = new ArrayList<>(reading.objects());
        if (verb.is(OF_PLACES)) {
            objects.addAll(reading.clause().behind("to", "in"));
        }
        if (objects.isEmpty() && reading.mood().learning()) {
            var gerund = Entity.common(Verbs.gerund(verb.base()), false).as(Entity.TOPIC);
            reading.each("wants", List.of(gerund), true, Fact.Dates.NONE);
        } else if (verb.is(OF_TOPICS) || verb.is(OF_PLACES) || verb.is(OF_PRODUCTS)) {
            wants(reading, objects, Status.NOW, verb.base());
        }
    }

    private static void wants(Reading reading, List<NounPhrase> phrases, Status status, String verb) {
        if (status == Status.UNKNOWN) {
            return;
        }
        for (var phrase : phrases) {
            boolean thing = !phrase.isPronoun() && !phrase.isRole() && phrase.owner() == null;
            if (thing) {
                var entities = reading.of(List.of(phrase), kind(phrase, verb));
                reading.each("wants", entities, status.holds(), status.holds() ? Fact.Dates.NONE : reading.finished());
            }
        }
    }

    private static String kind(NounPhrase phrase, String verb) {
        if (OF_PLACES.contains(verb)) {
            return phrase.isName() || !verb.equals("see") ? Entity.PLACE : Entity.TOPIC;
        }
        if (Introductions.isAnimal(phrase)) {
            return Entity.ANIMAL;
        }
        if (OF_TOPICS.contains(verb) || phrase.gerund()) {
            return Entity.TOPIC;
        }
        boolean thing = OF_PRODUCTS.contains(verb)
                || Introductions.isThing(phrase)
                || phrase.determiner().startsWith("a");
        return thing || phrase.isName() ? Entity.PRODUCT : Entity.TOPIC;
    }
}
