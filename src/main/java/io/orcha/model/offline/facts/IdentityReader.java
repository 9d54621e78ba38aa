package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Fact.Dates;
import io.orcha.model.offline.facts.Mood.Status;
import io.orcha.model.offline.facts.Nouns.Sort;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What somebody is: age, birthday, occupation, nationality, diet, marital status. */
final class IdentityReader implements Reader {

    private static final Set<String> AGE_VERBS = Set.of("turn", "be");

    @Override
    public void read(Reading reading) {
        if (reading.isCopula() || reading.is("turn")) {
            for (var complement : reading.clause().complements) {
                complement(reading, complement);
            }
        }
        if (reading.is("work", "train", "retrain", "qualify")
                && !reading.clause().behind("as").isEmpty()) {
            reading.clause()
                    .behind("as")
                    .forEach(work -> occupation(reading, work, reading.mood().status()));
        }
        born(reading);
        birthday(reading);
        wed(reading);
    }

    private static void complement(Reading reading, Complement complement) {
        if (!complement.preposition().isEmpty()) {
            return;
        }
        var status = reading.is("become") && reading.mood().hasHappened()
                ? Status.NOW
                : reading.mood().status();
        if (complement.phrases().isEmpty()) {
            word(reading, complement.word(), status);
            return;
        }
        for (var phrase : complement.phrases()) {
            phrase(reading, phrase, status);
        }
    }

    private static void phrase(Reading reading, NounPhrase phrase, Status status) {
        boolean bare = phrase.owner() == null
                && phrase.of() == null
                && phrase.determiner().isEmpty();
        for (int at = phrase.start(); at < phrase.end(); at++) {
            var age = reading.clause().sentence.norm(at);
            if (age.matches(Core.YEARS_OLD) && status == Status.NOW) {
                reading.attribute("age", age.substring(0, age.indexOf('-')), status);
            }
        }
        if (phrase.isPronoun()) {
            boolean one = "one".equals(phrase.pronoun()) && phrase.end() == reading.clause().end;
            if (one && reading.subjects().stream().allMatch(Entity::isNamed)) {
                word(reading, "one", status);
            }
            return;
        }
        if (bare && isNationality(phrase.text())) {
            reading.attribute("nationality", phrase.text(), status);
        } else if (phrase.owner() == null
                && phrase.number().isEmpty()
                && !phrase.isNamed()
                && !phrase.determiner().equals("the")
                && isStateWord(phrase.noun())) {
            word(reading, phrase.noun(), status);
        } else if (!phrase.number().isEmpty()
                && (phrase.head().equals("years") || phrase.noun().equals("years old"))) {
            word(reading, phrase.number(), status);
        } else {
            occupation(reading, phrase, status);
        }
    }

    private static boolean isStateWord(String word) {
        return Predicates.DIETS.contains(word) || Predicates.MARITAL.containsKey(word) || isAge(word);
    }

    private static void word(Reading reading, String word, Status status) {
        var low = word.toLowerCase(Locale.ROOT);
        if (reading.is("turn")) {
            if (isAge(low) && reading.mood().hasHappened()) {
                reading.attribute("age", word, Status.NOW);
            }
        } else if (isAge(low)) {
            if (status == Status.NOW && AGE_VERBS.contains(reading.verb().base())) {
                reading.attribute("age", word, status);
            }
        } else if (Predicates.DIETS.contains(low)) {
            reading.attribute("diet", low, status);
        } else if (Predicates.MARITAL.containsKey(low)) {
            marital(reading, low, status);
        } else if (isNationality(word)) {
            reading.attribute("nationality", word, status);
        }
    }

    private static void marital(Reading reading, String word, Status status) {
        boolean each = reading.subjects().stream().anyMatch(Entity::isUser)
                || reading.subjects().size() == 1;
        boolean other = !reading.clause().behind("to").isEmpty();
        if (each && (!other || word.equals("engaged"))) {
            reading.attribute("marital_status", word, status);
        }
    }

    /** "got engaged last month", "got divorced in 2019" */
    private static void wed(Reading reading) {
        boolean event = reading.is("engage", "divorce", "widow")
                && reading.verb().passive()
                && reading.mood().hasHappened();
        if (event
                && (reading.is("engage")
                        || reading.clause().behind("to", "from").isEmpty())) {
            for (var one : reading.subjects()) {
                reading.story()
                        .attribute(
                                one,
                                "marital_status",
                                reading.verb().base().equals("widow")
                                        ? "widowed"
                                        : reading.verb().base() + "d",
                                true,
                                reading.began());
            }
        }
    }

    private static boolean isAge(String word) {
        return word.matches("1?\\d?\\d") || Vocabulary.NUMBERS.contains(word);
    }

    static boolean isNationality(String text) {
        return !text.isEmpty()
                && Character.isUpperCase(text.codePointAt(0))
                && List.of(text.split("-", -1)).stream().allMatch(part -> Nouns.names(Sort.NATIONALITY, part));
    }

    /** "a retired judge", "the CEO", "student"; and the employer in "the CEO of Lumo". */
    private static void occupation(Reading reading, NounPhrase phrase, Status status) {
        boolean definite = phrase.determiner().equals("the") && phrase.of() == null;
        boolean work =
                Nouns.isA(Sort.OCCUPATION, phrase.noun()) && !phrase.noun().isEmpty();
        if (!work || phrase.owner() != null || definite || (Roles.of(phrase.noun()) != null && phrase.of() != null)) {
            return;
        }
        var people = reading.subjects().stream()
                .filter(entity -> !entity.is(Entity.ANIMAL))
                .toList();
        for (var one : people) {
            var dates = reading.dates(status);
            if (status != Status.UNKNOWN) {
                reading.story()
                        .attribute(
                                one,
                                "occupation",
                                singular(phrase, people.size()),
                                status.holds() && !phrase.former(),
                                dates);
            }
        }
    }

    private static String singular(NounPhrase phrase, int people) {
        var noun = phrase.noun();
        boolean both = people > 1 && Nouns.isPlural(phrase.head());
        return both ? noun.substring(0, noun.length() - phrase.head().length()) + Nouns.singular(phrase.head()) : noun;
    }

    /** "Yuki was born on 3 March 2025". */
    private static void born(Reading reading) {
        if (reading.is("bear")
                && reading.verb().passive()
                && reading.mood().stated()
                && !reading.mood().negated()) {
            for (var time : reading.clause().times) {
                var date = birthday(time.text());
                if (!date.isEmpty()) {
                    reading.subjects()
                            .forEach(one -> reading.story().attribute(one, "birthday", date, true, Dates.NONE));
                }
            }
        }
    }

    /** "My birthday is on 12 March". */
    private static void birthday(Reading reading) {
        var subjects = reading.clause().subjects;
        boolean birthday = reading.isCopula()
                && !subjects.isEmpty()
                && subjects.getFirst().head().equals("birthday");
        if (!birthday || !reading.mood().isNow()) {
            return;
        }
        var whose = reading.introductions().owners(subjects.getFirst());
        for (var time : reading.clause().times) {
            var date = birthday(time.text());
            if (!date.isEmpty()) {
                whose.forEach(one -> reading.story().attribute(one, "birthday", date, true, Dates.NONE));
            }
        }
    }

    /** The day and month of a phrase, with the year; empty when it names no day. */
    private static String birthday(String text) {
        var date = text.replaceFirst("(?i)^(?:on )?(?:the )?", "");
        return date.matches("(?i).*\\d.*")
                        && date.matches("(?i).*\\p{L}{3,}.*")
                        && !date.matches("(?i).*(ago|last|in ).*")
                ? date
                : "";
    }
}
