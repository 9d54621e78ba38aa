package io.orcha.model.offline;

import java.util.Set;

/**
 * What a clause says about one thing, in the form in which contradictions are found.
 *
 * @param key what it is about, such as "residence" or "sister@age"
 * @param value the stems of the words that say what holds; of an end it may be empty, which means whatever held
 */
record Claim(String key, Set<String> value, Kind kind) {

    /** How a claim relates to others with its key. */
    enum Kind {
        /** Only one value can hold: a newer one ends the older. */
        ONE,
        /** Several values hold together. */
        MANY,
        /** The value holds no longer, or never did. */
        ENDED
    }

    Claim {
        value = Set.copyOf(value);
    }

    static Claim of(Fact fact) {
        return switch (fact) {
            case Fact.Ended(var inner) -> of(inner).ended();
            case Fact.Name name -> one("name", name.value());
            case Fact.Like like -> many("like", like.value());
            case Fact.Dislike dislike -> many("dislike", dislike.value());
            case Fact.Favourite favourite -> one("favourite " + ContentWords.key(favourite.kind()), favourite.value());
            case Fact.Residence residence -> one("residence", residence.value());
            case Fact.Origin origin -> one("origin", origin.value());
            case Fact.Work work -> work(work);
            case Fact.Relation relation -> relation(relation.noun(), relation.value());
            case Fact.Allergy allergy -> many("allergy", allergy.value());
            case Fact.Age age -> one("age", age.value());
            case Fact.Birthday birthday -> one("birthday", birthday.value());
        };
    }

    /** "I work in tech" and "I work with children" hold beside an employer. */
    private static Claim work(Fact.Work work) {
        boolean at = work.value().startsWith("work at ") || work.value().startsWith("work for ");
        return work.employer() && !at ? many("field", work.value()) : one(work.key(), work.value());
    }

    static Claim relation(String noun, String name) {
        var words = Word.of(noun);
        var last = words.isEmpty() ? noun : words.getLast().norm();
        var key = Lexicon.PARTNERS.contains(last) ? "partner" : "relation " + ContentWords.key(noun);
        return Lexicon.ONLY_ONE.contains(last) ? one(key, name) : many(key, name);
    }

    static Claim one(String key, String value) {
        return new Claim(key, values(value), Kind.ONE);
    }

    static Claim many(String key, String value) {
        return new Claim(key, values(value), Kind.MANY);
    }

    Claim ended() {
        return new Claim(key, value, Kind.ENDED);
    }

    Claim of(String subject) {
        return subject.equals(ClauseReading.ME) ? this : new Claim(subject + "@" + key, value, kind);
    }

    /** Whether this newer claim makes the older one untrue. */
    boolean ousts(Claim old) {
        if (opposite(old)) {
            return true;
        }
        if (!key.equals(old.key)) {
            return false;
        }
        boolean agree = value.containsAll(old.value) || old.value.containsAll(value);
        return switch (kind) {
            case ENDED -> old.kind != Kind.ENDED && (value.isEmpty() || (agree && !old.value.isEmpty()));
            case ONE -> old.kind == Kind.ENDED ? agree && !old.value.isEmpty() : !agree;
            case MANY -> old.kind == Kind.ENDED && agree && !old.value.isEmpty();
        };
    }

    private boolean opposite(Claim old) {
        boolean tastes =
                (key.equals("like") && old.key.equals("dislike")) || (key.equals("dislike") && old.key.equals("like"));
        return tastes && kind != Kind.ENDED && old.kind != Kind.ENDED && value.equals(old.value) && !value.isEmpty();
    }

    private static Set<String> values(String text) {
        var stems = ContentWords.of(text);
        stems.remove("work");
        return stems.isEmpty() && text.isBlank() ? Set.of() : stems.isEmpty() ? Set.of(Canonical.of(text)) : stems;
    }
}
