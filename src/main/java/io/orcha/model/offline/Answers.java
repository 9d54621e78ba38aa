package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Says to the user what is known about them; every answer is one or more whole sentences, empty when nothing is known. */
final class Answers {

    private final Profile profile;

    Answers(Profile profile) {
        this.profile = profile;
    }

    String to(Aspect aspect) {
        return switch (aspect) {
            case Aspect.Plain plain -> to(plain);
            case Aspect.Favourite(var kind) -> favourite(kind);
            case Aspect.Relation(var noun) -> relations(Set.of(noun.toLowerCase(Locale.ROOT)));
            case Aspect.Opinion(var thing) -> opinion(thing);
        };
    }

    private String to(Aspect.Plain aspect) {
        return switch (aspect) {
            case NAME -> each(Fact.Name.class);
            case LIKES -> likes().isEmpty() ? each(Fact.Favourite.class) : likes();
            case DISLIKES -> dislikes();
            case RESIDENCE -> each(Fact.Residence.class);
            case ORIGIN -> each(Fact.Origin.class);
            case WORK -> each(Fact.Work.class);
            case ALLERGIES -> allergies();
            case AGE -> each(Fact.Age.class);
            case BIRTHDAY -> each(Fact.Birthday.class);
            case PETS -> relations(Lexicon.PETS);
            case FAMILY -> relations(Lexicon.FAMILY);
            case EVERYTHING -> everything();
        };
    }

    String everything() {
        var all = new ArrayList<String>();
        for (var aspect : Aspect.Plain.values()) {
            boolean covered =
                    aspect == Aspect.Plain.EVERYTHING || aspect == Aspect.Plain.PETS || aspect == Aspect.Plain.FAMILY;
            if (aspect == Aspect.Plain.LIKES) {
                all.add(likes());
                all.add(each(Fact.Favourite.class));
            } else if (!covered) {
                all.add(to(aspect));
            }
        }
        all.add(each(Fact.Relation.class));
        return join(all.stream());
    }

    private <F extends Fact> String each(Class<F> kind) {
        return join(profile.all(kind).stream().map(Answers::say));
    }

    private String likes() {
        var byVerb = new LinkedHashMap<String, List<String>>();
        profile.all(Fact.Like.class)
                .forEach(like -> byVerb.computeIfAbsent(like.verb(), verb -> new ArrayList<>())
                        .add(like.value()));
        return preferences(byVerb);
    }

    private String dislikes() {
        var byVerb = new LinkedHashMap<String, List<String>>();
        profile.all(Fact.Dislike.class)
                .forEach(thing -> byVerb.computeIfAbsent(thing.verb(), verb -> new ArrayList<>())
                        .add(thing.value()));
        return preferences(byVerb);
    }

    private static String preferences(Map<String, List<String>> byVerb) {
        return join(byVerb.entrySet().stream()
                .map(entry -> "You " + entry.getKey() + " "
                        + SecondPerson.within(Rewriting.enumeration(entry.getValue())) + "."));
    }

    private String allergies() {
        var things = profile.all(Fact.Allergy.class).stream()
                .map(Fact.Allergy::value)
                .toList();
        return things.isEmpty() ? "" : "You are allergic to " + Rewriting.enumeration(things) + ".";
    }

    private String relations(Set<String> nouns) {
        return join(profile.all(Fact.Relation.class).stream()
                .filter(relation -> Word.of(relation.noun()).stream().anyMatch(word -> word.isAnyOf(nouns)))
                .map(Answers::say));
    }

    private String favourite(String kind) {
        var wanted = ContentWords.of(kind);
        var exact = profile.all(Fact.Favourite.class).stream()
                .filter(favourite -> ContentWords.of(favourite.kind()).equals(wanted))
                .map(Answers::say);
        return join(exact);
    }

    private String opinion(String thing) {
        var wanted = ContentWords.of(thing);
        var liked = profile.all(Fact.Like.class).stream()
                .filter(like -> overlaps(wanted, like.value()))
                .map(like -> "Yes, you " + like.verb() + " " + SecondPerson.within(like.value()) + ".");
        var disliked = profile.all(Fact.Dislike.class).stream()
                .filter(dislike -> overlaps(wanted, dislike.value()))
                .map(dislike -> "No, you " + dislike.verb() + " " + SecondPerson.within(dislike.value()) + ".");
        return join(Stream.concat(liked, disliked).limit(1));
    }

    private static boolean overlaps(Set<String> wanted, String value) {
        return ContentWords.of(value).stream().anyMatch(wanted::contains);
    }

    /** One fact as a sentence. */
    static String say(Fact fact) {
        return switch (fact) {
            case Fact.Name name -> "Your name is " + name.value() + ".";
            case Fact.Like like -> "You " + like.verb() + " " + SecondPerson.within(like.value()) + ".";
            case Fact.Dislike dislike -> "You " + dislike.verb() + " " + SecondPerson.within(dislike.value()) + ".";
            case Fact.Favourite favourite ->
                "Your favourite " + favourite.kind() + (favourite.plural() ? " are " : " is ")
                        + SecondPerson.within(favourite.value()) + ".";
            case Fact.Residence residence -> "You live " + place(residence.value()) + ".";
            case Fact.Origin origin -> "You are from " + origin.value() + ".";
            case Fact.Work work -> "You " + work.value() + ".";
            case Fact.Relation relation ->
                "Your " + SecondPerson.within(relation.noun())
                        + (Fact.Relation.isPlural(relation.noun()) ? " are called " : " is called ") + relation.value()
                        + ".";
            case Fact.Allergy allergy -> "You are allergic to " + allergy.value() + ".";
            case Fact.Age age -> "You are " + age.value() + " years old.";
            case Fact.Birthday birthday ->
                (birthday.born() ? "You were born " : "Your birthday is ") + birthday.value() + ".";
            case Fact.Ended ended -> "It is no longer so: " + Rewriting.embedded(say(ended.fact())) + ".";
        };
    }

    private static String place(String place) {
        var first = place.contains(" ") ? place.substring(0, place.indexOf(' ')) : "";
        return Set.of("at", "near", "on").contains(first) ? place : "in " + place;
    }

    static String join(Stream<String> sentences) {
        return String.join(
                " ", sentences.filter(sentence -> !sentence.isEmpty()).toList());
    }
}
