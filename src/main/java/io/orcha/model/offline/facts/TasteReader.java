package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Fact.Dates;
import io.orcha.model.offline.facts.Mood.Status;
import io.orcha.model.offline.facts.Nouns.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Likes, dislikes, preferences and favourites. */
final class TasteReader implements Reader {

    private static final Set<String> LIKING = Set.of("like", "love", "enjoy", "adore", "dig");

    private static final Set<String> DISLIKING = Set.of("hate", "dislike", "detest", "loathe", "despise");

    private static final Set<String> STANDING = Set.of("stand", "bear");

    /** "into jazz", "a fan of jazz", "crazy about jazz" */
    private static final Map<String, String> FONDNESS = Map.of(
            "crazy",
            "about",
            "mad",
            "about",
            "passionate",
            "about",
            "keen",
            "on",
            "fond",
            "of",
            "obsessed",
            "with",
            "nuts",
            "about",
            "big",
            "on");

    private static final Set<String> TIRED = Set.of("sick", "tired");

    @Override
    public void read(Reading reading) {
        var mood = reading.mood();
        if (!mood.stated()) {
            likesTo(reading);
        } else if (mood.rather()) {
            rather(reading);
        } else if (reading.verb().is(LIKING) && !mood.wanted()) {
            likes(reading);
        } else if (reading.verb().is(DISLIKING) && !mood.negated()) {
            state(reading, "dislikes", reading.objects(), mood.status());
        } else if (reading.verb().is(STANDING) && mood.negated() && mood.able()) {
            state(reading, "dislikes", reading.objects(), Status.NOW);
        } else if (reading.is("prefer") && !mood.negated()) {
            state(reading, "prefers", reading.objects(), mood.status());
        } else if (reading.isCopula() || reading.verb().base().equals("obsess")) {
            fondness(reading);
            favourite(reading);
        }
    }

    /** "I like to paint", "my mum loves to cook Thai food" */
    private static void likesTo(Reading reading) {
        var verbs = reading.clause().verbs;
        var first = reading.clause().verb();
        boolean like = first.is(LIKING) || first.is(DISLIKING) || first.is("prefer");
        boolean plain = verbs.size() == 2
                && first.modal().isEmpty()
                && !first.past()
                && !reading.mood().negated();
        if (!like || !plain) {
            return;
        }
        var objects = reading.clause().objects();
        var gerund = Verbs.gerund(reading.verb().base());
        var text = objects.size() == 1 && !objects.getFirst().isPronoun()
                ? gerund + " " + objects.getFirst().text()
                : gerund;
        var predicate = first.is(LIKING) ? "likes" : first.is(DISLIKING) ? "dislikes" : "prefers";
        reading.each(predicate, List.of(Entity.common(text, false).as(Entity.TOPIC)), true, Dates.NONE);
    }

    private static void likes(Reading reading) {
        var clause = reading.clause();
        boolean better = (clause.hasWord("better") || clause.hasWord("more") || clause.hasAdverb("more"))
                && !clause.behind("than").isEmpty();
        var status = reading.mood().status();
        if (better) {
            state(reading, "prefers", reading.objects(), status);
        } else if (reading.mood().negated() && !reading.mood().ended()) {
            boolean past = reading.verb().past() && !clause.hasAdverb("never");
            state(reading, "dislikes", reading.objects(), past ? Status.UNKNOWN : Status.NOW);
        } else {
            boolean experience = status == Status.ENDED && !reading.mood().ended();
            state(reading, "likes", reading.objects(), experience ? Status.UNKNOWN : status);
        }
    }

    /** "I'd rather walk", "I'd rather have tea". */
    private static void rather(Reading reading) {
        var objects = reading.objects();
        if (reading.mood().negated()) {
            return;
        }
        if (objects.isEmpty()) {
            var gerund =
                    Entity.common(Verbs.gerund(reading.verb().base()), false).as(Entity.TOPIC);
            reading.each("prefers", List.of(gerund), true, Dates.NONE);
        } else if (reading.is("have", "eat", "drink", "take", "get")) {
            reading.each("prefers", things(reading, objects), true, Dates.NONE);
        } else {
            var text = Verbs.gerund(reading.verb().base()) + " "
                    + objects.getFirst().text();
            reading.each("prefers", List.of(Entity.common(text, false).as(Entity.TOPIC)), true, Dates.NONE);
        }
    }

    private static void fondness(Reading reading) {
        var clause = reading.clause();
        var status = reading.mood().status();
        boolean fan = clause.objects().stream()
                .anyMatch(object -> object.head().equals("fan") || object.head().equals("lover"));
        var liked = new ArrayList<>(clause.behind("into"));
        for (var fondness : FONDNESS.entrySet()) {
            if (clause.hasWord(fondness.getKey())
                    || (reading.verb().base().equals("obsess")
                            && fondness.getValue().equals("with"))) {
                liked.addAll(clause.behind(fondness.getValue()));
            }
        }
        if (fan) {
            clause.objects().stream()
                    .map(NounPhrase::of)
                    .filter(of -> of != null)
                    .forEach(liked::add);
            liked.addAll(clause.behind("of"));
            compound(reading, status);
        }
        boolean especially = clause.hasAdverb("especially") || clause.hasAdverb("particularly");
        if (especially && !liked.isEmpty()) {
            clause.objects().stream()
                    .filter(object -> !object.head().equals("fan"))
                    .forEach(liked::add);
        }
        TIRED.stream().filter(clause::hasWord).forEach(_ -> state(reading, "dislikes", clause.behind("of"), status));
        if (especially
                && !liked.isEmpty()
                && Nouns.isA(Sort.SPORT, liked.getFirst().noun())) {
            reading.of(clause.objects(), Entity.ORGANISATION);
        }
        boolean denied = status == Status.DENIED && !reading.mood().ended();
        state(reading, denied ? "dislikes" : "likes", liked, denied ? Status.NOW : status);
    }

    /** "a huge jazz fan" */
    private static void compound(Reading reading, Status status) {
        for (var object : reading.clause().objects()) {
            var words = List.of(object.noun().split(" ", -1));
            int last = words.size() - 1;
            boolean fan = object.head().equals("fan") && last > 0 && object.of() == null;
            if (fan
                    && !Set.of("big", "huge", "great", "massive", "real", "lifelong", "true")
                            .contains(words.get(last - 1))) {
                reading.state(
                        "likes",
                        List.of(Entity.common(words.get(last - 1), false).as(Entity.TOPIC)),
                        status);
            }
        }
    }

    private static void favourite(Reading reading) {
        var clause = reading.clause();
        var subject = clause.subjects.isEmpty() ? null : clause.subjects.getFirst();
        if (subject == null || !reading.mood().isNow()) {
            return;
        }
        if (isFavourite(subject)) {
            var chosen = new ArrayList<Entity>();
            for (var object : clause.objects()) {
                chosen.addAll(reading.of(object));
            }
            if (chosen.isEmpty()) {
                clause.complements.stream()
                        .filter(complement -> !complement.word().isEmpty()
                                && complement.preposition().isEmpty())
                        .limit(1)
                        .forEach(complement -> chosen.add(Entity.common(complement.word(), false)));
            }
            choose(reading, reading.introductions().owners(subject), chosen, subject);
        } else {
            clause.objects().stream()
                    .filter(TasteReader::isFavourite)
                    .limit(1)
                    .forEach(object ->
                            choose(reading, reading.introductions().owners(object), reading.subjects(), object));
        }
    }

    private static void choose(Reading reading, List<Entity> owners, List<Entity> chosen, NounPhrase what) {
        for (var owner : owners) {
            for (var one : chosen) {
                if (!one.isUser()) {
                    reading.story().relate(owner, "favourite", one.as(kind(what)), true, Dates.NONE, false);
                }
            }
        }
    }

    private static boolean isFavourite(NounPhrase phrase) {
        var noun = phrase.noun();
        return phrase.owner() != null && (noun.contains("favourite") || noun.contains("favorite"));
    }

    private static String kind(NounPhrase what) {
        var noun = what.head();
        if (Set.of("band", "team", "club", "group", "restaurant", "café", "cafe", "shop", "orchestra", "brand")
                .contains(noun)) {
            return Entity.ORGANISATION;
        }
        if (Set.of("city", "place", "country", "town", "park", "beach", "island", "museum", "spot", "village")
                .contains(noun)) {
            return Entity.PLACE;
        }
        boolean person = Nouns.isA(Sort.OCCUPATION, noun)
                || Set.of("author", "singer", "player", "artist", "teacher").contains(noun);
        return person ? Entity.PERSON : Entity.TOPIC;
    }

    private static void state(Reading reading, String predicate, List<NounPhrase> objects, Status status) {
        reading.state(predicate, things(reading, objects), status);
    }

    /** What tastes are about: neither the people of one's life nor what only a pronoun names that is not resolved. */
    static List<Entity> things(Reading reading, List<NounPhrase> phrases) {
        var things = new ArrayList<Entity>();
        for (var phrase : phrases) {
            if (isOfTheTalk(phrase)) {
                continue;
            }
            for (var entity : reading.of(phrase)) {
                boolean close = entity.isUser()
                        || (phrase.owner() != null && (phrase.isRole() || Introductions.isAnimal(phrase)));
                if (!close) {
                    things.add(entity.as(kindOf(phrase)));
                }
            }
        }
        return things;
    }

    /** "I love that painting", "your idea": it praises what was just said or shown, and says no taste. */
    private static boolean isOfTheTalk(NounPhrase phrase) {
        boolean yours = phrase.owner() != null && "your".equals(phrase.owner().pronoun());
        return yours || Set.of("that", "this", "these", "those").contains(phrase.determiner());
    }

    static String kindOf(NounPhrase phrase) {
        return phrase.isName() && Nouns.names(Sort.PLACE, phrase.text()) ? Entity.PLACE : Entity.TOPIC;
    }
}
