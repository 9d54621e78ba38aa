package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Mood.Status;
import io.orcha.model.offline.facts.Nouns.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where people live and come from. */
final class HomeReader implements Reader {

    private static final Set<String> MOVING = Set.of("move", "relocate", "emigrate", "immigrate", "return");

    @Override
    public void read(Reading reading) {
        if (reading.is("live", "settle", "reside")
                || (reading.is("base") && reading.verb().passive())) {
            lives(reading);
        } else if (reading.verb().is(MOVING)) {
            moves(reading);
        } else if (reading.is("leave")) {
            leaves(reading);
        } else if (reading.isCopula()) {
            isIn(reading);
        }
        origin(reading);
    }

    private static void lives(Reading reading) {
        var status = reading.mood().status();
        boolean settled = reading.is("settle") && reading.mood().hasHappened();
        boolean experience = reading.verb().perfect()
                && !reading.verb().progressive()
                && !reading.hasTime(TimePhrase.Type.SINCE, TimePhrase.Type.FOR)
                && !reading.clause().hasAdverb("always")
                && reading.clause().objects().stream()
                        .noneMatch(object -> object.head().equals("life"));
        if (!experience || settled) {
            reading.state("lives_in", places(reading, "in", "at", "near", "outside"), settled ? Status.NOW : status);
        }
    }

    /** "moved from Tunis to Vilnius", "moving to Rotterdam next month", "moved away from Oslo". */
    private static void moves(Reading reading) {
        boolean moved = reading.mood().hasHappened() && !reading.verb().progressive();
        if (!moved && !reading.mood().isAhead() && reading.mood().status() != Status.AHEAD) {
            return;
        }
        if (WorkReader.isChangeOfWork(reading)) {
            return;
        }
        var from = places(reading, "from");
        var to = places(reading, "to", "into");
        if (!reading.is("return")) {
            reading.over("lives_in", from);
            reading.happened("lives_in", to);
        }
    }

    private static void leaves(Reading reading) {
        var objects = reading.clause().objects();
        if (objects.size() == 1
                && reading.mood().hasHappened()
                && objects.getFirst().isName()
                && isPlace(reading, objects.getFirst())
                && reading.clause().behind("for").isEmpty()) {
            reading.over("lives_in", reading.of(objects, Entity.PLACE));
        }
    }

    /** Whether a name is a place, as the word list or what was said before knows. */
    static boolean isPlace(Reading reading, NounPhrase phrase) {
        var known = reading.story().mentions().named(phrase.text());
        return (known != null && known.is(Entity.PLACE))
                || (Nouns.names(Sort.PLACE, phrase.text()) && (known == null || known.kind() == null));
    }

    /** "I'm in Cork now", behind a home that is none any more. */
    private static void isIn(Reading reading) {
        var last = reading.story().lastStated();
        boolean moved = last != null
                && last.predicate().equals("lives_in")
                && !last.holds()
                && reading.subjects().contains(last.subject());
        if (moved && reading.mood().isNow()) {
            reading.happened("lives_in", places(reading, "in"));
        }
    }

    private static void origin(Reading reading) {
        boolean born = (reading.is("bear", "raise") && reading.verb().passive())
                || (reading.is("raise")
                        && reading.clause().objects().isEmpty()
                        && reading.clause().sharesSubject != null);
        boolean grew = reading.is("grow") && reading.clause().particles.contains("up");
        boolean comes = ((reading.is("come", "hail")
                                && !reading.verb().isOver()
                                && !reading.verb().progressive())
                        || reading.isCopula())
                && reading.mood().isNow();
        if (!reading.mood().stated()) {
            return;
        }
        boolean holds = !reading.mood().negated();
        if (born || grew) {
            reading.each("from", places(reading, "in", "near"), holds, Fact.Dates.NONE);
        } else if (comes || (reading.isCopula() && reading.mood().status() == Status.DENIED)) {
            reading.each("from", places(reading, "from"), holds, Fact.Dates.NONE);
        }
    }

    /** The places behind prepositions, by their names. */
    static List<Entity> places(Reading reading, String... prepositions) {
        var phrases = new ArrayList<NounPhrase>();
        for (var phrase : reading.clause().behind(prepositions)) {
            boolean named = phrase.isName() && !phrase.text().matches(".*\\d.*");
            if (named && phrase.owner() == null && !StudyReader.isSchool(phrase)) {
                phrases.add(phrase);
            }
        }
        var places = reading.of(phrases, Entity.PLACE).stream()
                .filter(entity -> entity.is(Entity.PLACE))
                .toList();
        var there =
                reading.clause().hasAdverb("there") ? reading.story().mentions().lastPlace() : null;
        return places.isEmpty() && there != null ? List.of(there) : places;
    }
}
