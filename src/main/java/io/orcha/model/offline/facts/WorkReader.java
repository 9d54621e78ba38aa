package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Mood.Status;
import io.orcha.model.offline.facts.Nouns.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Employers, schools, clubs, and where somebody volunteers. */
final class WorkReader implements Reader {

    private static final Set<String> NO_EMPLOYER = Vocabulary.words("""
            home night nights moment weekend weekends day days myself himself herself least present free money fun living
            """);

    private static final Set<String> JOBS =
            Set.of("job", "position", "role", "internship", "apprenticeship", "work", "traineeship");

    private static final Set<String> GROUPS = Vocabulary.words("""
            club team band choir orchestra union group society association troupe ensemble party league quartet squad gang scouts
            chorus community
            """);

    private static final Set<String> GROUP_ACTIVITIES =
            Set.of("sing", "play", "act", "dance", "row", "perform", "be", "drum");

    @Override
    public void read(Reading reading) {
        if (!reading.mood().stated()) {
            return;
        }
        work(reading);
        leave(reading);
        member(reading);
        if (reading.is("volunteer", "help")) {
            var at = reading.is("help")
                    ? reading.clause().behind("at")
                    : reading.clause().behind("at", "for", "with", "in");
            boolean past = reading.mood().hasHappened() && !reading.verb().perfect() && reading.is("help");
            if (!past) {
                reading.state("volunteers_at", organisations(reading, at));
            }
        }
    }

    private static void work(Reading reading) {
        var clause = reading.clause();
        if (reading.is("work", "intern", "freelance", "teach", "nurse")
                || (reading.is("employ") && reading.verb().passive())) {
            boolean experience = reading.verb().perfect()
                    && !reading.verb().progressive()
                    && !reading.hasTime(TimePhrase.Type.SINCE, TimePhrase.Type.FOR)
                    && !clause.hasAdverb("always");
            if (!experience) {
                var at = new ArrayList<>(clause.behind("at", "for", "by"));
                clause.behind("in").stream()
                        .filter(phrase -> Nouns.isA(Sort.ORGANISATION, phrase.noun()))
                        .forEach(at::add);
                reading.state("works_at", organisations(reading, at));
            }
        } else if (reading.isCopula()) {
            var employers = new ArrayList<>(clause.behind("at", "with"));
            boolean work = clause.objects().stream()
                    .anyMatch(object -> Nouns.isA(Sort.OCCUPATION, object.noun())
                            && !object.head().equals("student")
                            && !object.isPronoun());
            clause.objects().stream()
                    .map(NounPhrase::of)
                    .filter(of -> of != null)
                    .forEach(employers::add);
            boolean school = clause.objects().stream()
                    .anyMatch(object ->
                            object.head().equals("student") || object.head().equals("pupil"));
            if (work && !school) {
                reading.state("works_at", organisations(reading, employers));
            }
        } else if (reading.is("start", "begin", "join") || isChangeOfWork(reading)) {
            starts(reading);
        } else if (reading.is("have", "get", "find", "land", "take", "accept") && hasJob(clause)) {
            boolean now =
                    reading.is("have") ? reading.mood().isNow() : reading.mood().hasHappened();
            if (now) {
                reading.happened("works_at", organisations(reading, clause.behind("at", "with", "for")));
            }
        }
    }

    private static boolean hasJob(Clause clause) {
        return clause.objects().stream().anyMatch(object -> JOBS.contains(object.head()));
    }

    private static void starts(Reading reading) {
        var clause = reading.clause();
        boolean starts = reading.mood().hasHappened()
                || reading.mood().isAhead()
                || reading.mood().status() == Status.AHEAD
                || (reading.mood().isNow() && reading.hasTime(TimePhrase.Type.AT));
        if (!starts || reading.mood().negated()) {
            return;
        }
        if (reading.is("join")) {
            var joined = reading.objects().stream()
                    .filter(object -> object.isNamed() && !isGroup(object))
                    .toList();
            reading.happened("works_at", organisations(reading, joined));
        } else if (isChangeOfWork(reading)) {
            reading.over("works_at", organisations(reading, clause.behind("from")));
            reading.happened("works_at", organisations(reading, clause.behind("to")));
        } else if (clause.objects().isEmpty() || hasJob(clause)) {
            var at = clause.behind("at", "with");
            boolean school = at.stream().anyMatch(StudyReader::isSchool);
            reading.happened(
                    school && clause.objects().isEmpty() ? "studies_at" : "works_at", organisations(reading, at));
        }
    }

    /** "moved from Nokia to Ericsson": two names of which neither is known as a place. */
    static boolean isChangeOfWork(Reading reading) {
        var clause = reading.clause();
        var from = clause.behind("from");
        var to = clause.behind("to");
        boolean pair = from.size() == 1
                && to.size() == 1
                && from.getFirst().isName()
                && to.getFirst().isName();
        return reading.is("move", "switch", "transfer")
                && pair
                && !HomeReader.isPlace(reading, from.getFirst())
                && !HomeReader.isPlace(reading, to.getFirst())
                && !from.getFirst().text().contains(" ")
                && reading.is("move", "transfer");
    }

    private static void leave(Reading reading) {
        var clause = reading.clause();
        boolean dismissed =
                (reading.is("lay", "fire", "sack", "dismiss") && reading.verb().passive())
                        || (reading.is("lay")
                                && clause.particles.contains("off")
                                && reading.verb().passive());
        boolean retired = reading.is("resign", "retire");
        boolean quit = reading.is("leave", "quit");
        if (!reading.mood().hasHappened() && !(reading.mood().isAhead() && (quit || retired))) {
            return;
        }
        if (dismissed || retired) {
            reading.over("works_at", organisations(reading, clause.behind("from", "at", "by")));
        } else if (quit) {
            quit(reading);
        }
    }

    private static void quit(Reading reading) {
        var clause = reading.clause();
        boolean job = clause.objects().stream().anyMatch(object -> JOBS.contains(object.head()));
        if (job) {
            reading.over("works_at", organisations(reading, clause.behind("at", "with")));
            return;
        }
        var objects = clause.objects();
        if (objects.size() != 1) {
            return;
        }
        var object = objects.getFirst();
        var known = object.isNamed() ? reading.story().mentions().named(object.text()) : null;
        if (isGroup(object) || (known != null && isMember(reading, known))) {
            reading.over("member_of", organisations(reading, objects));
        } else if (object.isNamed()
                && !HomeReader.isPlace(reading, object)
                && (known == null || !known.is(Entity.PERSON))) {
            reading.over(StudyReader.isSchool(object) ? "studies_at" : "works_at", organisations(reading, objects));
        }
    }

    private static boolean isMember(Reading reading, Entity group) {
        return reading.subjects().stream().anyMatch(one -> reading.story().states(one, "member_of", group));
    }

    private static void member(Reading reading) {
        var clause = reading.clause();
        var groups = new ArrayList<NounPhrase>();
        if (reading.isCopula()) {
            clause.objects().stream()
                    .filter(object -> object.head().equals("member")
                            || object.head().equals("part")
                            || object.head().equals("captain"))
                    .map(NounPhrase::of)
                    .filter(of -> of != null)
                    .forEach(groups::add);
        }
        if (reading.is("belong")) {
            groups.addAll(clause.behind("to"));
        }
        if (reading.verb().is(GROUP_ACTIVITIES)) {
            clause.behind("in", "on", "for", "with").stream()
                    .filter(WorkReader::isGroup)
                    .forEach(groups::add);
        }
        boolean joined = reading.is("join") || (reading.is("sign") && clause.particles.contains("up"));
        if (joined && (reading.mood().hasHappened() || reading.mood().isAhead())) {
            var at = reading.is("join") ? reading.objects() : clause.behind("for", "with");
            reading.happened(
                    "member_of",
                    organisations(
                            reading, at.stream().filter(WorkReader::isGroup).toList()));
        }
        reading.state("member_of", organisations(reading, groups));
    }

    static boolean isGroup(NounPhrase phrase) {
        var named = phrase.isName() ? phrase.text().toLowerCase(java.util.Locale.ROOT) : "";
        var last = named.substring(named.lastIndexOf(' ') + 1);
        return GROUPS.contains(Nouns.singular(phrase.head())) || GROUPS.contains(last);
    }

    /** The phrases that can be organisations: names and common nouns of that sort. */
    static List<Entity> organisations(Reading reading, List<NounPhrase> phrases) {
        var fitting = new ArrayList<NounPhrase>();
        for (var phrase : phrases) {
            boolean common = !phrase.isPronoun()
                    && !phrase.isNamed()
                    && !NO_EMPLOYER.contains(phrase.head())
                    && (Nouns.isA(Sort.ORGANISATION, phrase.noun()) || isGroup(phrase));
            boolean named = phrase.isNamed() && Roles.of(phrase.head()) == null;
            if (named || common) {
                fitting.add(phrase);
            }
        }
        var found = reading.of(fitting, Entity.ORGANISATION);
        return found.stream().filter(entity -> !entity.is(Entity.PERSON)).toList();
    }
}
