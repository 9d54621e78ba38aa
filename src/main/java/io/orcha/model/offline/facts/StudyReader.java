package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Mood.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What and where somebody studies, and the languages that are spoken and learnt. */
final class StudyReader implements Reader {

    private static final Set<String> SCHOOLS = Vocabulary.words("""
            school university college uni academy polytechnic kindergarten nursery conservatory institute lycée gymnasium
            """);

    private static final Set<String> DEGREES = Vocabulary.words("""
            degree phd master masters bachelor bachelors doctorate diploma year course semester msc bsc mba ma ba
            """);

    @Override
    public void read(Reading reading) {
        if (!reading.mood().stated()) {
            return;
        }
        var clause = reading.clause();
        if (reading.is("study", "major", "read")
                && !(reading.is("read") && clause.behind("at").isEmpty())) {
            studies(reading);
        } else if (reading.is("go", "attend")) {
            pupil(reading);
        } else if (reading.is("graduate", "drop")) {
            ends(reading);
        } else if (reading.is("enrol", "enroll")) {
            reading.happened("studies_at", schools(reading, clause.behind("at", "in")));
        } else if (reading.isCopula() || reading.is("do", "have", "start", "finish")) {
            degree(reading);
        }
        languages(reading);
    }

    private static void studies(Reading reading) {
        var clause = reading.clause();
        var subjects = new ArrayList<>(reading.is("major") ? clause.behind("in") : reading.objects());
        subjects.removeIf(subject -> subject.isPronoun() || subject.owner() != null || VisitReader.isEvent(subject));
        var status = reading.mood().status();
        if (clause.behind("for").stream().anyMatch(phrase -> DEGREES.contains(phrase.head()))) {
            subjects.addAll(clause.behind("in"));
        }
        reading.state("studies", topics(reading, subjects), status);
        var at = clause.complements.stream()
                .filter(complement -> complement.preposition().equals("at")
                        || complement.preposition().equals("in"))
                .flatMap(complement -> complement.phrases().stream()
                        .filter(phrase -> complement.preposition().equals("at") || isSchool(phrase)))
                .toList();
        reading.state("studies_at", schools(reading, at), status);
    }

    private static void pupil(Reading reading) {
        var at = reading.is("go") ? reading.clause().behind("to", "at") : reading.objects();
        var schools = at.stream()
                .filter(StudyReader::isSchool)
                .filter(NounPhrase::isNamed)
                .toList();
        var status = reading.mood().status();
        if (!schools.isEmpty() && (status != Status.NOW || !reading.verb().progressive())) {
            reading.state("studies_at", schools(reading, schools), status);
        }
    }

    private static void ends(Reading reading) {
        var clause = reading.clause();
        boolean out = reading.is("graduate") || clause.particles.contains("out");
        if (!out || !reading.mood().hasHappened()) {
            return;
        }
        reading.over(
                "studies_at",
                schools(
                        reading,
                        clause.behind("from", "at", "of").stream()
                                .filter(phrase -> phrase.isNamed() || isSchool(phrase))
                                .toList()));
        reading.over("studies", topics(reading, clause.behind("in")));
    }

    /** "I'm in my second year of civil engineering at NTNU", "doing a PhD in physics", "a student at". */
    private static void degree(Reading reading) {
        var clause = reading.clause();
        var status = reading.is("finish") && reading.mood().hasHappened()
                ? Status.ENDED
                : reading.is("start") && reading.mood().hasHappened()
                        ? Status.NOW
                        : reading.mood().status();
        for (var complement : clause.complements) {
            for (var phrase : complement.phrases()) {
                boolean degree = DEGREES.contains(phrase.head()) && !phrase.isNamed();
                boolean student =
                        (phrase.head().equals("student") || phrase.head().equals("pupil")) && reading.isCopula();
                if (degree
                        && (complement.preposition().equals("in")
                                || complement.preposition().isEmpty())) {
                    var of = phrase.of();
                    var topics = of == null
                            ? clause.behind("in").stream()
                                    .filter(it -> it.start() != phrase.start())
                                    .toList()
                            : List.of(of);
                    if (!topics.isEmpty() && !topics.getFirst().isName()) {
                        reading.state("studies", topics(reading, topics), status);
                    }
                    reading.state("studies_at", schools(reading, clause.behind("at", "from")), status);
                } else if (student) {
                    reading.state("studies_at", schools(reading, clause.behind("at")), status);
                }
            }
        }
    }

    private static void languages(Reading reading) {
        var clause = reading.clause();
        if (reading.mood().learning()) {
            learning(reading);
        } else if (reading.is("learn")
                && !reading.mood().wanted()
                && !reading.mood().future()) {
            boolean now = reading.verb().progressive()
                    || reading.mood().started()
                    || !reading.verb().isOver();
            if (now) {
                reading.state("learns", topics(reading, reading.objects()));
            }
        } else if (reading.is("speak")) {
            var languages = reading.objects().stream()
                    .filter(object -> Character.isUpperCase(
                                    object.text().isEmpty()
                                            ? 'a'
                                            : object.text().charAt(0))
                            || Nouns.names(Nouns.Sort.LANGUAGE, object.noun()))
                    .toList();
            boolean skill = !reading.verb().progressive()
                    && !(reading.verb().past() && !reading.mood().ended());
            if (skill && (reading.mood().stated() || reading.mood().able())) {
                reading.state("speaks", topics(reading, languages));
            }
        } else if (reading.isCopula() && clause.hasWord("fluent")) {
            reading.state("speaks", topics(reading, clause.behind("in")));
        } else if (reading.is("take", "have") && reading.mood().isNow()) {
            lessons(reading);
        }
    }

    /** "taking guitar lessons", "taking lessons in Greek" */
    private static void lessons(Reading reading) {
        for (var object : reading.clause().objects()) {
            boolean lessons = object.head().equals("lessons") && object.noun().contains(" ") && object.owner() == null;
            if (lessons) {
                var words = object.noun().substring(0, object.noun().lastIndexOf(' '));
                var entity = Entity.common(words, false).as(Entity.TOPIC);
                reading.state("learns", List.of(entity));
            }
        }
    }

    /** "learning to drive", "learning to play the harp" */
    private static void learning(Reading reading) {
        if (reading.mood().wanted()
                || reading.mood().future()
                || (reading.verb().past() && !reading.verb().progressive())) {
            return;
        }
        var objects = reading.objects();
        if (objects.isEmpty()) {
            var gerund =
                    Entity.common(Verbs.gerund(reading.verb().base()), false).as(Entity.TOPIC);
            reading.state("learns", List.of(gerund));
        } else if (reading.is("play", "speak", "read", "write")) {
            reading.state("learns", topics(reading, objects));
        } else {
            var object = objects.getFirst();
            reading.state(
                    "learns",
                    List.of(Entity.common(Verbs.gerund(reading.verb().base()) + " " + object.text(), false)
                            .as(Entity.TOPIC)));
        }
    }

    static boolean isSchool(NounPhrase phrase) {
        var words = List.of((phrase.isName() ? phrase.text() : phrase.noun())
                .toLowerCase(java.util.Locale.ROOT)
                .split(" ", -1));
        return words.stream().anyMatch(SCHOOLS::contains);
    }

    private static List<Entity> schools(Reading reading, List<NounPhrase> phrases) {
        return WorkReader.organisations(reading, phrases);
    }

    static List<Entity> topics(Reading reading, List<NounPhrase> phrases) {
        return reading.of(phrases.stream().filter(phrase -> !phrase.isPronoun()).toList(), Entity.TOPIC);
    }
}
