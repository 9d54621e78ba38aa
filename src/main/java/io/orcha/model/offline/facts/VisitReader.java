package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Mood.Status;
import io.orcha.model.offline.facts.Nouns.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where people have been and plan to go, and what they attend. */
final class VisitReader implements Reader {

    private static final Set<String> GOING = Set.of("go", "travel", "fly", "drive", "head", "sail", "cycle", "be");

    private static final Set<String> TRIPS = Vocabulary.words("""
            trip holiday holidays vacation flight flights honeymoon journey weekend week cruise tour city break visit getaway ticket tickets
            """);

    private static final Set<String> TAKING_PART =
            Vocabulary.words("attend join run watch see complete finish win enter do");

    private static final Set<String> EXAMS = Set.of("pass", "fail", "take", "sit", "retake", "resit");

    @Override
    public void read(Reading reading) {
        if (!reading.mood().stated()) {
            return;
        }
        if (reading.is("visit", "explore", "tour")) {
            visit(reading, reading.of(named(reading.objects()), Entity.PLACE));
        } else if (reading.verb().is(GOING) && !reading.mood().going()) {
            visit(reading, to(reading));
        } else if ((reading.is("come", "return", "get")
                        && (reading.clause().particles.contains("back") || reading.is("return")))
                || (reading.isCopula() && reading.clause().particles.contains("back"))) {
            back(reading);
        } else if (reading.is("spend", "holiday", "honeymoon", "stay")
                && reading.mood().hasHappened()) {
            spent(reading);
        }
        stayed(reading);
        trips(reading);
        events(reading);
        own(reading);
    }

    /** "was in Prague last weekend" */
    private static void stayed(Reading reading) {
        boolean was = reading.is("be")
                && reading.verb().past()
                && !reading.verb().perfect()
                && reading.hasTime(TimePhrase.Type.AT);
        if (was && reading.mood().hasHappened()) {
            reading.happened("visited", HomeReader.places(reading, "in"));
        }
    }

    private static List<Entity> to(Reading reading) {
        boolean been = reading.is("be");
        boolean experience = been && reading.verb().perfect();
        if (been && !experience) {
            return List.of();
        }
        return HomeReader.places(reading, "to");
    }

    private static void visit(Reading reading, List<Entity> places) {
        if (reading.mood().hasHappened()) {
            reading.happened("visited", places);
        } else if (reading.mood().isAhead() || reading.mood().status() == Status.AHEAD || isScheduled(reading)) {
            reading.each("plans_to_visit", places, true, Fact.Dates.NONE);
        } else if (reading.mood().negated()
                && (reading.mood().future() || reading.verb().progressive())
                && !reading.verb().past()
                && !reading.verb().perfect()) {
            reading.each("plans_to_visit", places, false, Fact.Dates.NONE);
        }
    }

    /** "I fly to Tokyo on Friday" */
    private static boolean isScheduled(Reading reading) {
        return reading.is("fly", "travel", "go")
                && reading.mood().isNow()
                && !reading.verb().perfect()
                && reading.hasTime(TimePhrase.Type.AT);
    }

    private static void back(Reading reading) {
        boolean now = reading.isCopula() && reading.mood().isNow();
        if (now || reading.mood().hasHappened()) {
            reading.happened("visited", HomeReader.places(reading, "from"));
        }
    }

    private static void spent(Reading reading) {
        boolean money = reading.clause().objects().stream()
                .anyMatch(object -> object.head().equals("money"));
        if (!money) {
            reading.happened("visited", HomeReader.places(reading, "in", "at"));
        }
    }

    /** "booked a trip to Patagonia", "cancelled our trip to Egypt", "went on a trip to Rome". */
    private static void trips(Reading reading) {
        var trip = reading.clause().phrases().stream().anyMatch(phrase -> TRIPS.contains(phrase.head()));
        if (!trip) {
            return;
        }
        var places = HomeReader.places(reading, "to", "in", "for");
        boolean booked = reading.is("book", "plan", "organise", "organize", "arrange");
        boolean cancelled = reading.is("cancel", "call", "postpone", "scrap");
        if (booked && !reading.mood().negated() && !reading.mood().wanted()) {
            reading.each("plans_to_visit", places, true, Fact.Dates.NONE);
        } else if (cancelled && reading.mood().hasHappened()) {
            reading.each("plans_to_visit", places, false, Fact.Dates.NONE);
        } else if (reading.is("have")
                && reading.mood().isNow()
                && !reading.clause().behind("to").isEmpty()) {
            reading.each("plans_to_visit", places, true, Fact.Dates.NONE);
        }
    }

    private static void events(Reading reading) {
        if (reading.mood().negated() || reading.mood().wanted()) {
            return;
        }
        var phrases = new ArrayList<NounPhrase>();
        if ((reading.verb().is(GOING) && !reading.mood().going() && !reading.isCopula())
                || (reading.is("be") && reading.verb().perfect())) {
            phrases.addAll(reading.clause().behind("to"));
        } else if (reading.verb().is(TAKING_PART)) {
            reading.objects().stream().filter(VisitReader::isParticular).forEach(phrases::add);
        } else if (reading.verb().is(EXAMS)) {
            phrases.addAll(reading.objects());
        } else if (reading.is("have") && reading.mood().isNow() && reading.hasTime(TimePhrase.Type.AT)) {
            reading.objects().stream().filter(object -> object.owner() == null).forEach(phrases::add);
        } else if (reading.is(
                "train", "sign", "register", "enrol", "enroll", "prepare", "study", "compete", "participate", "book")) {
            phrases.addAll(reading.clause().behind("for", "in", "on"));
        } else if (reading.is("have", "get", "buy", "book")
                && reading.clause().objects().stream().anyMatch(it -> it.head().startsWith("ticket"))) {
            phrases.addAll(reading.clause().behind("for", "to"));
        }
        var events = phrases.stream().filter(VisitReader::isEvent).toList();
        if (events.isEmpty()) {
            return;
        }
        boolean over = reading.mood().hasHappened()
                && !reading.is("train", "sign", "register", "enrol", "enroll", "prepare", "book");
        reading.each(
                "attends",
                reading.of(events, Entity.EVENT),
                !reading.mood().ended(),
                over ? reading.began() : Fact.Dates.NONE);
    }

    /** "a course", but not "ballet". */
    private static boolean isParticular(NounPhrase phrase) {
        return phrase.isNamed()
                || phrase.owner() != null
                || !phrase.determiner().isEmpty()
                || Nouns.isPlural(phrase.head());
    }

    /** "My exam is on Friday". */
    private static void own(Reading reading) {
        var subjects = reading.clause().subjects;
        boolean own = subjects.size() == 1
                && subjects.getFirst().owner() != null
                && subjects.getFirst().owner().isUser();
        if (own
                && reading.isCopula()
                && reading.mood().isNow()
                && reading.hasTime(TimePhrase.Type.AT)
                && isEvent(subjects.getFirst())) {
            var user = reading.story().user();
            reading.of(subjects, Entity.EVENT)
                    .forEach(event -> reading.story().relate(user, "attends", event, true, Fact.Dates.NONE, false));
        }
    }

    static boolean isEvent(NounPhrase phrase) {
        var words = phrase.isName() ? phrase.text() : phrase.noun();
        return !words.isEmpty() && Nouns.isA(Sort.EVENT, words) && !Nouns.isA(Sort.SPORT, words);
    }

    private static List<NounPhrase> named(List<NounPhrase> phrases) {
        return phrases.stream()
                .filter(phrase -> phrase.isName() && phrase.owner() == null)
                .toList();
    }
}
