package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Mood.Status;
import io.orcha.model.offline.facts.Nouns.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Allergies, illnesses, medicines, and what is not eaten. */
final class HealthReader implements Reader {

    private static final Set<String> HAVING = Set.of("have", "get", "develop", "suffer", "catch");

    private static final Set<String> CUTTING = Set.of("cut", "give", "stop", "quit", "avoid");

    @Override
    public void read(Reading reading) {
        if (!reading.mood().stated() || reading.mood().wanted()) {
            return;
        }
        allergies(reading);
        conditions(reading);
        medicines(reading);
        avoided(reading);
    }

    private static void allergies(Reading reading) {
        var clause = reading.clause();
        boolean allergic = reading.isCopula() && clause.hasWord("allergic");
        boolean allergy = reading.is("have")
                && clause.objects().stream().anyMatch(object -> object.head().startsWith("allerg"));
        if (allergic || allergy) {
            reading.state("allergic_to", topics(reading, clause.behind("to")));
        }
        if (allergy && clause.behind("to").isEmpty()) {
            for (var object : clause.objects()) {
                int cut = object.noun().lastIndexOf(' ');
                var noun = cut < 0
                        ? ""
                        : object.noun().substring(0, cut).replaceFirst("^(?:severe|bad|mild|serious|terrible) ?", "");
                if (!noun.isEmpty() && object.head().startsWith("allerg")) {
                    reading.state(
                            "allergic_to", List.of(Entity.common(noun, false).as(Entity.TOPIC)));
                }
            }
        }
    }

    private static void conditions(Reading reading) {
        var clause = reading.clause();
        var status = reading.mood().status();
        boolean diagnosed = reading.is("diagnose")
                && reading.verb().passive()
                && reading.mood().verb().isOver();
        if (diagnosed) {
            reading.happened("has_condition", conditions(reading, clause.behind("with"), false));
        } else if (reading.verb().is(HAVING)) {
            var phrases = new ArrayList<>(reading.is("suffer") ? clause.behind("from", "with") : reading.objects());
            boolean happened =
                    reading.is("get", "develop", "catch") && reading.mood().hasHappened();
            var found = conditions(reading, phrases, true);
            if (happened) {
                reading.happened("has_condition", found);
            } else if (reading.is("have", "suffer")) {
                reading.state("has_condition", found, status);
            }
        } else if (reading.is("live") || reading.is("bear")) {
            reading.state(
                    "has_condition",
                    conditions(reading, clause.behind("with"), true),
                    reading.is("bear") ? Status.NOW : status);
        }
        for (var phrase : clause.behind("for", "because", "of")) {
            boolean own = phrase.owner() != null && phrase.owner().isUser() && isCondition(phrase);
            if (own) {
                var user = reading.story().user();
                reading.of(List.of(phrase), Entity.CONDITION)
                        .forEach(entity ->
                                reading.story().relate(user, "has_condition", entity, true, Fact.Dates.NONE, true));
            }
        }
    }

    private static List<Entity> conditions(Reading reading, List<NounPhrase> phrases, boolean known) {
        return reading.of(
                phrases.stream()
                        .filter(phrase -> !phrase.isPronoun() && (!known || isCondition(phrase)))
                        .toList(),
                Entity.CONDITION);
    }

    static boolean isCondition(NounPhrase phrase) {
        var words = (phrase.isName() ? phrase.text() : phrase.noun()).toLowerCase(Locale.ROOT);
        if (words.isEmpty() || phrase.head().startsWith("allerg")) {
            return false;
        }
        var head = words.substring(words.lastIndexOf(' ') + 1);
        return Nouns.isA(Sort.CONDITION, words)
                || head.matches(".{3,}(?:itis|osis|emia|aemia|algia|pathy|plegia|lepsy)")
                || (Set.of("syndrome", "disease", "disorder").contains(head) && words.contains(" "));
    }

    private static void medicines(Reading reading) {
        var clause = reading.clause();
        boolean reason = clause.behind("for").stream().anyMatch(HealthReader::isCondition);
        if (reading.is("take")
                && !reading.mood().future()
                && (reading.mood().isNow()
                        || reading.mood().ended()
                        || reading.mood().negated())) {
            var taken = reading.objects().stream()
                    .filter(object -> isMedicine(object) || (reason && !object.isPronoun()))
                    .toList();
            reading.state("takes", topics(reading, taken));
        } else if (reading.isCopula()) {
            reading.state(
                    "takes",
                    topics(
                            reading,
                            clause.behind("on").stream()
                                    .filter(HealthReader::isMedicine)
                                    .toList()));
        } else if (reading.is("prescribe") && reading.verb().passive()) {
            reading.happened("takes", topics(reading, reading.objects()));
        }
    }

    static boolean isMedicine(NounPhrase phrase) {
        var words = (phrase.isName() ? phrase.text() : phrase.noun()).toLowerCase(Locale.ROOT);
        var head = words.substring(words.lastIndexOf(' ') + 1);
        boolean drug = Nouns.isA(Sort.MEDICINE, words) || Nouns.isA(Sort.MEDICINE, "the " + words);
        return drug
                || head.matches(
                        ".{3,}(?:cillin|mycin|prazole|statin|olol|pril|sartan|azepam|oxetine|formin|triptan|profen|tidine)");
    }

    private static void avoided(Reading reading) {
        var clause = reading.clause();
        var mood = reading.mood();
        boolean consume = reading.is("eat", "drink", "consume", "have");
        boolean refused = consume
                && !reading.is("have")
                && (mood.negated() || mood.ended())
                && (mood.able() || reading.verb().modal().isEmpty())
                && (!reading.verb().past() || mood.ended());
        if (reading.is("avoid") && mood.status() == Status.NOW) {
            avoids(reading, reading.objects(), reading.began());
        } else if (refused) {
            avoids(
                    reading,
                    reading.objects().stream()
                            .filter(object -> !object.isPronoun())
                            .toList(),
                    reading.finishedAsBegun());
        } else if (reading.verb().is(CUTTING) && mood.hasHappened()) {
            boolean out = (reading.is("give") && clause.particles.contains("up"))
                    || (reading.is("cut") && clause.particles.contains("out"))
                    || reading.is("stop", "quit");
            var food = clause.objects().stream().filter(HealthReader::isFood).toList();
            if (out) {
                avoids(reading, food, reading.began());
            }
        }
    }

    private static void avoids(Reading reading, List<NounPhrase> phrases, Fact.Dates dates) {
        var fitting = phrases.stream()
                .filter(phrase -> phrase.owner() == null
                        && !phrase.head().equals("breakfast")
                        && !phrase.head().equals("lunch"))
                .toList();
        reading.each("avoids", topics(reading, fitting), true, dates);
    }

    static boolean isFood(NounPhrase phrase) {
        return !phrase.isNamed() && !phrase.gerund() && Nouns.isA(Sort.FOOD, phrase.noun());
    }

    private static List<Entity> topics(Reading reading, List<NounPhrase> phrases) {
        return StudyReader.topics(reading, phrases);
    }
}
