package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Fact.Dates;
import java.util.List;
import java.util.Set;

/** Names that are given: "my name is Szymon", "her name is Saga", "my mum is called Ingrid", "my sister is Ana". */
final class NameReader implements Reader {

    @Override
    public void read(Reading reading) {
        var clause = reading.clause();
        var subject = clause.subjects.isEmpty() ? null : clause.subjects.getFirst();
        boolean naming = reading.is("call", "name");
        if (subject == null || reading.mood().negated() || !reading.mood().stated()) {
            return;
        }
        var names = clause.objects().stream().filter(NounPhrase::isNamed).toList();
        if (names.isEmpty()) {
            lowerCase(reading, subject);
            return;
        }
        if (naming) {
            called(reading, subject, names);
        } else if (reading.isCopula()) {
            is(reading, subject, names);
        }
    }

    /** "Call me Max". */
    static void callMe(Clause clause, Story story) {
        var objects = clause.objects();
        boolean me = objects.size() == 2
                && "me".equals(objects.getFirst().pronoun())
                && objects.getLast().isName();
        if (me && clause.verb().is("call") && !clause.isNegated()) {
            story.attribute(story.user(), "name", objects.getLast().text(), true, Dates.NONE);
        }
    }

    private static void is(Reading reading, NounPhrase subject, List<NounPhrase> names) {
        if (subject.head().equals("name") || subject.head().equals("names")) {
            ofOwner(reading, subject, names);
        } else if (reading.clause().hasWord("called") || reading.clause().hasWord("named")) {
            call(reading, reading.introductions().of(subject, true), names);
        } else if (subject.owner() != null
                && !subject.isNamed()
                && (subject.isRole() || Introductions.isAnimal(subject))
                && reading.mood().isNow()
                && names.getFirst().isName()
                && !IdentityReader.isNationality(names.getFirst().text())) {
            call(reading, reading.introductions().of(subject, true), names);
        } else if (isModel(reading, subject, names.getFirst())) {
            reading.introductions()
                    .of(subject, true)
                    .forEach(thing -> thing.call(names.getFirst().text()));
        } else if (isIntroduction(reading, names.getFirst())) {
            reading.story()
                    .attribute(reading.story().user(), "name", names.getFirst().text(), true, Dates.NONE);
        }
    }

    /** "My car is a Volkswagen Golf". */
    private static boolean isModel(Reading reading, NounPhrase subject, NounPhrase name) {
        boolean one = name.isName()
                && (name.determiner().equals("a") || name.determiner().equals("an"));
        return one
                && subject.owner() != null
                && Introductions.isThing(subject)
                && reading.mood().isNow();
    }

    /** "I'm Priya", but not "I'm Swiss". */
    private static boolean isIntroduction(Reading reading, NounPhrase name) {
        boolean bare =
                name.isName() && name.owner() == null && name.determiner().isEmpty();
        boolean me = reading.subjects().size() == 1
                && reading.subjects().getFirst().isUser()
                && reading.verb().form().equals("am");
        return me
                && bare
                && reading.clause().complements.getFirst().phrases().contains(name)
                && !IdentityReader.isNationality(name.text())
                && name.text().chars().anyMatch(Character::isLowerCase);
    }

    private static void ofOwner(Reading reading, NounPhrase subject, List<NounPhrase> names) {
        var owner = subject.owner();
        if (owner == null) {
            return;
        }
        if (owner.pronoun() != null && owner.pronoun().equals("my")) {
            reading.story()
                    .attribute(reading.story().user(), "name", names.getFirst().text(), true, Dates.NONE);
            return;
        }
        var unnamed =
                owner.pronoun() == null ? null : reading.story().mentions().unnamed(owner.pronoun());
        call(reading, unnamed == null ? reading.introductions().owners(subject) : List.of(unnamed), names);
    }

    private static void called(Reading reading, NounPhrase subject, List<NounPhrase> names) {
        if (reading.verb().passive()) {
            call(reading, reading.introductions().of(subject, true), names);
            return;
        }
        var objects = reading.clause().objects();
        boolean both = objects.size() > 1 && reading.mood().hasHappened();
        if (both) {
            call(reading, reading.of(objects.getFirst()), List.of(objects.getLast()));
        }
    }

    /** One entity takes one name; a group such as "kids" becomes as many as there are names. */
    private static void call(Reading reading, List<Entity> entities, List<NounPhrase> names) {
        if (entities.size() != 1 || names.isEmpty() || !names.getFirst().isNamed()) {
            return;
        }
        var entity = entities.getFirst();
        if (entity.isUser()) {
            reading.story().attribute(entity, "name", names.getFirst().text(), true, Dates.NONE);
        } else if (entity.isPlural() && names.size() > 1) {
            reading.story().split(entity, names.stream().map(NounPhrase::text).toList());
        } else if (names.size() == 1) {
            entity.call(names.getFirst().text());
        }
    }

    /** "my name is tom" in a text without capitals. */
    private static void lowerCase(Reading reading, NounPhrase subject) {
        boolean name = Set.of("name").contains(subject.head())
                && reading.isCopula()
                && reading.clause().objects().size() == 1
                && !reading.clause().objects().getFirst().isPronoun();
        if (name && reading.clause().objects().getFirst().determiner().isEmpty()) {
            var given = reading.clause().objects().getFirst();
            ofOwner(reading, subject, List.of(given.named(List.of(given.noun()), given.end())));
        }
    }
}
