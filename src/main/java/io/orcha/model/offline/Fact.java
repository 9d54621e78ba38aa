package io.orcha.model.offline;

import org.jspecify.annotations.Nullable;

/** Something the user stated, in the form that replies need. Values are the user's own characters. */
sealed interface Fact {

    /** What the fact says. */
    String value();

    /** Facts with the same key speak of the same thing; the newer one holds. */
    String key();

    /** Whether only one value can hold at a time, so that a newer one replaces the older one. */
    default boolean singleValued() {
        return true;
    }

    /** The key of a fact that cannot hold together with this one. */
    default @Nullable String excludes() {
        return null;
    }

    /** A fact of which several hold together. */
    sealed interface Repeatable extends Fact {
        @Override
        default boolean singleValued() {
            return false;
        }
    }

    /**
     * What the user is called.
     *
     * @param certain false when only a lower-case "i'm fred" says so, which must not replace a name that was given
     */
    record Name(String value, boolean certain) implements Fact {
        @Override
        public String key() {
            return "name";
        }
    }

    /**
     * Something the user likes.
     *
     * @param verb how the user put it, fit to follow "You": "love", "are into"
     */
    record Like(String verb, String value) implements Repeatable {
        @Override
        public String key() {
            return "like:" + Canonical.of(value);
        }

        @Override
        public String excludes() {
            return "dislike:" + Canonical.of(value);
        }
    }

    /**
     * Something the user does not like.
     *
     * @param verb how the user put it, fit to follow "You": "hate", "don't like"
     */
    record Dislike(String verb, String value) implements Repeatable {
        @Override
        public String key() {
            return "dislike:" + Canonical.of(value);
        }

        @Override
        public String excludes() {
            return "like:" + Canonical.of(value);
        }
    }

    /** The user's favourite of a kind, such as "colour". */
    record Favourite(String kind, boolean plural, String value) implements Fact {
        @Override
        public String key() {
            return "favourite:" + Canonical.of(kind);
        }
    }

    /** The place where the user lives, with its preposition's sense in it: "Oslo", "the Alps". */
    record Residence(String value) implements Fact {
        @Override
        public String key() {
            return "residence";
        }
    }

    /** The place that the user comes from. */
    record Origin(String value) implements Fact {
        @Override
        public String key() {
            return "origin";
        }
    }

    /**
     * What the user does for a living.
     *
     * @param employer whether it names the employer or field rather than the profession
     * @param value a predicate fit to follow "You": "are a nurse", "work at Acme"
     */
    record Work(boolean employer, String value) implements Fact {
        @Override
        public String key() {
            return employer ? "employer" : "profession";
        }
    }

    /**
     * Someone or something of the user's that has a name.
     *
     * @param noun "sister", "best friend", "dog"
     */
    record Relation(String noun, String value) implements Repeatable {

        static boolean isPlural(String noun) {
            return noun.endsWith("s") || noun.equals("children");
        }

        @Override
        public String key() {
            return "relation:" + Canonical.of(noun) + ":" + Canonical.of(value);
        }
    }

    /** Something the user is allergic to. */
    record Allergy(String value) implements Repeatable {
        @Override
        public String key() {
            return "allergy:" + Canonical.of(value);
        }
    }

    /** The user's age in the user's words. */
    record Age(String value) implements Fact {
        @Override
        public String key() {
            return "age";
        }
    }

    /**
     * The user's birthday or date of birth.
     *
     * @param born whether the user said "born" rather than "birthday"
     */
    record Birthday(boolean born, String value) implements Fact {
        @Override
        public String key() {
            return "birthday";
        }
    }

    /** The user took an earlier fact back: "I used to love jazz", "I no longer live in Oslo". */
    record Ended(Fact fact) implements Repeatable {
        @Override
        public String value() {
            return fact.value();
        }

        @Override
        public String key() {
            return fact.key();
        }
    }
}
