package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Mood.Status;
import io.orcha.model.offline.facts.Nouns.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What people play, do and use. */
final class ActivityReader implements Reader {

    /** What one does without an object. */
    private static final Set<String> PURSUITS = Vocabulary.words("""
            run jog swim cycle hike climb dance paint knit garden bake cook sew ski skate surf sail row fish box meditate sketch
            crochet draw camp snowboard skateboard kayak paddle juggle blog smoke hunt windsurf stargaze woodwork weave
            """);

    private static final Set<String> NO_ACTIVITIES = Vocabulary.words("""
            thing things work job laundry dishes shopping homework lot best bit favour something nothing everything housework
            research stuff washing cleaning it that this what anything course degree phd business mistake
            """);

    @Override
    public void read(Reading reading) {
        if (!reading.mood().stated()
                || reading.mood().wanted()
                || reading.mood().rather()
                || reading.mood().learning()) {
            return;
        }
        if (reading.is("play", "practise", "practice")) {
            plays(reading);
        } else if (reading.is("do")
                || (reading.is("take") && reading.clause().particles.contains("up"))) {
            does(reading);
        } else if (reading.mood().going()) {
            pursues(reading);
        } else if ((reading.is("give") && reading.clause().particles.contains("up")) || reading.is("quit", "stop")) {
            givesUp(reading);
        } else if (reading.verb().is(PURSUITS)) {
            pursues(reading);
        } else if (reading.is("start", "begin")) {
            starts(reading);
        }
        uses(reading);
    }

    private static void plays(Reading reading) {
        var objects = new ArrayList<>(reading.objects());
        objects.removeIf(object -> object.isPronoun()
                || object.owner() != null
                || Set.of("role", "part", "music", "concert", "gig", "game").contains(object.head()));
        var played = StudyReader.topics(reading, objects);
        var predicate =
                reading.is("play") ? "plays" : objects.stream().allMatch(ActivityReader::isPlayed) ? "plays" : "does";
        state(reading, predicate, played);
    }

    private static boolean isPlayed(NounPhrase phrase) {
        return Nouns.isA(Sort.INSTRUMENT, phrase.noun()) || phrase.noun().isEmpty();
    }

    private static void does(Reading reading) {
        var objects = reading.objects().stream()
                .filter(object -> !object.isPronoun() && object.owner() == null && !object.isNamed())
                .filter(object ->
                        object.determiner().isEmpty() || object.determiner().equals("the"))
                .filter(object -> object.number().isEmpty()
                        && !NO_ACTIVITIES.contains(object.head())
                        && (object.determiner().isEmpty() || !VisitReader.isEvent(object)))
                .toList();
        boolean takesUp = reading.is("take");
        for (var object : objects) {
            boolean played = takesUp
                    && (Nouns.isA(Sort.INSTRUMENT, object.noun())
                            || (Nouns.isA(Sort.SPORT, object.noun()) && !object.gerund()));
            var entities = StudyReader.topics(reading, List.of(object));
            if (takesUp && reading.mood().hasHappened()) {
                reading.happened(played ? "plays" : "does", entities);
            } else if (!takesUp && object.determiner().isEmpty()) {
                state(reading, "does", entities);
            }
        }
    }

    /** An activity in the simple past is one occasion, unless it was a habit. */
    private static void state(Reading reading, String predicate, List<Entity> entities) {
        if (reading.mood().able() && reading.mood().negated()) {
            return;
        }
        boolean occasion = reading.mood().status() == Status.ENDED
                && !reading.mood().ended()
                && !reading.hasTime(TimePhrase.Type.FOR, TimePhrase.Type.SINCE, TimePhrase.Type.UNTIL);
        boolean plan = reading.mood().status() == Status.AHEAD
                || (reading.verb().progressive() && !reading.verb().perfect() && reading.hasTime(TimePhrase.Type.AT));
        if (!occasion && !plan) {
            reading.state(predicate, entities);
        }
    }

    private static void pursues(Reading reading) {
        boolean objectless = reading.clause().objects().stream().allMatch(NounPhrase::isPronoun);
        boolean now = reading.verb().progressive()
                && !reading.verb().perfect()
                && !reading.mood().started();
        if (objectless && !now) {
            var activity =
                    Entity.common(Verbs.gerund(reading.verb().base()), false).as(Entity.TOPIC);
            state(reading, "does", List.of(activity));
        }
    }

    /** "gave up boxing", "quit smoking"; food and drink belong to what is avoided. */
    private static void givesUp(Reading reading) {
        if (!reading.mood().hasHappened()) {
            return;
        }
        for (var object : reading.clause().objects()) {
            boolean activity = object.owner() == null
                    && object.determiner().isEmpty()
                    && !object.isNamed()
                    && !object.isPronoun()
                    && !HealthReader.isFood(object);
            boolean sport = (Nouns.isA(Sort.SPORT, object.noun()) && !object.gerund())
                    || Nouns.isA(Sort.INSTRUMENT, object.noun());
            boolean given = reading.is("give") || object.gerund() || sport;
            if ((activity || sport) && given) {
                reading.over(sport ? "plays" : "does", StudyReader.topics(reading, List.of(object)));
            }
        }
    }

    /** "started pilates", "started the cello" */
    private static void starts(Reading reading) {
        if (!reading.mood().hasHappened()) {
            return;
        }
        for (var object : reading.clause().objects()) {
            boolean plain = object.owner() == null && !object.isNamed() && !object.isPronoun();
            boolean played = Nouns.isA(Sort.INSTRUMENT, object.noun())
                    || (Nouns.isA(Sort.SPORT, object.noun()) && !object.gerund());
            if (plain && played) {
                reading.happened("plays", StudyReader.topics(reading, List.of(object)));
            } else if (plain && object.gerund() && object.determiner().isEmpty()) {
                reading.happened("does", StudyReader.topics(reading, List.of(object)));
            }
        }
    }

    private static void uses(Reading reading) {
        var clause = reading.clause();
        if (reading.is("use")) {
            var tools = reading.objects().stream()
                    .filter(object -> !object.isPronoun() && (object.isNamed() || Introductions.isThing(object)))
                    .toList();
            boolean once = (reading.verb().past() && !reading.mood().ended())
                    || (reading.verb().progressive() && reading.verb().past());
            if (!once) {
                reading.state("uses", reading.of(tools, Entity.PRODUCT));
            }
        } else if (reading.is("switch", "migrate", "change", "upgrade")
                && reading.mood().hasHappened()) {
            reading.over("uses", named(reading, clause.behind("from")));
            reading.happened("uses", named(reading, clause.behind("to")));
        } else if (reading.is("subscribe")) {
            reading.state("uses", named(reading, clause.behind("to")));
        }
    }

    private static List<Entity> named(Reading reading, List<NounPhrase> phrases) {
        return reading.of(phrases.stream().filter(NounPhrase::isName).toList(), Entity.PRODUCT);
    }
}
