package io.orcha.graph;

import java.util.Map;
import java.util.Set;

/**
 * What is known of predicates: the set is open, and about one that stands here nothing is known but its name. Role predicates say what
 * the object is to the subject.
 */
final class Predicates {

    static final String LIVES_IN = "lives_in";
    static final String OCCUPATION = "occupation";
    static final String AGE = "age";
    static final String BIRTHDAY = "birthday";
    static final String SPECIES = "species";
    static final String NAME = "name";
    static final String PET = "pet";

    private static final Set<String> PARTNERS = Set.of("wife", "husband", "spouse", "partner");

    private static final Set<String> FAMILY = Set.of(
            "mother",
            "father",
            "parent",
            "sister",
            "brother",
            "sibling",
            "son",
            "daughter",
            "child",
            "grandmother",
            "grandfather",
            "grandparent",
            "grandchild",
            "aunt",
            "uncle",
            "cousin",
            "niece",
            "nephew",
            "mother_in_law",
            "father_in_law",
            "sister_in_law",
            "brother_in_law");

    private static final Set<String> ACQUAINTANCES =
            Set.of("friend", "colleague", "boss", "neighbour", "roommate", "teacher", "doctor", "coach", "ex");

    /** Other words that a language model may use, and the ones that are used here. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("lives_at", LIVES_IN),
            Map.entry("living_in", LIVES_IN),
            Map.entry("resides_in", LIVES_IN),
            Map.entry("moved_to", LIVES_IN),
            Map.entry("home", LIVES_IN),
            Map.entry("works_for", "works_at"),
            Map.entry("employed_by", "works_at"),
            Map.entry("employer", "works_at"),
            Map.entry("works_as", OCCUPATION),
            Map.entry("profession", OCCUPATION),
            Map.entry("job", OCCUPATION),
            Map.entry("job_title", OCCUPATION),
            Map.entry("has_pet", PET),
            Map.entry("dog", PET),
            Map.entry("cat", PET),
            Map.entry("has_sister", "sister"),
            Map.entry("has_brother", "brother"),
            Map.entry("has_mother", "mother"),
            Map.entry("mum", "mother"),
            Map.entry("mom", "mother"),
            Map.entry("dad", "father"),
            Map.entry("has_father", "father"),
            Map.entry("has_son", "son"),
            Map.entry("has_daughter", "daughter"),
            Map.entry("has_child", "child"),
            Map.entry("has_friend", "friend"),
            Map.entry("best_friend", "friend"),
            Map.entry("neighbor", "neighbour"),
            Map.entry("coworker", "colleague"),
            Map.entry("co_worker", "colleague"),
            Map.entry("manager", "boss"),
            Map.entry("flatmate", "roommate"),
            Map.entry("married_to", "spouse"),
            Map.entry("is_married_to", "spouse"),
            Map.entry("girlfriend", "partner"),
            Map.entry("boyfriend", "partner"),
            Map.entry("fiance", "partner"),
            Map.entry("fiancee", "partner"),
            Map.entry("loves", "likes"),
            Map.entry("enjoys", "likes"),
            Map.entry("hates", "dislikes"),
            Map.entry("has", "owns"),
            Map.entry("purchased", "bought"),
            Map.entry("is_allergic_to", "allergic_to"),
            Map.entry("born_in", "from"),
            Map.entry("comes_from", "from"),
            Map.entry("date_of_birth", BIRTHDAY),
            Map.entry("birth_date", BIRTHDAY));

    /** Of these a subject has one at a time: a newer one ends the older. */
    private static final Set<String> SINGLE = Set.of(
            LIVES_IN,
            "works_at",
            OCCUPATION,
            AGE,
            BIRTHDAY,
            NAME,
            SPECIES,
            "diet",
            "marital_status",
            "nationality",
            "mother",
            "father");

    private static final Set<String> POSSESSIONS = Set.of("owns", "bought");

    /** What cannot be said of the same two things at the same time. */
    private static final Map<String, String> OPPOSITES = Map.of("likes", "dislikes", "dislikes", "likes");

    private Predicates() {}

    /** The name that is used for what a predicate says. */
    static String canonical(String predicate) {
        return SYNONYMS.getOrDefault(predicate, predicate);
    }

    /** Whether a subject has only one object or value of it at a time. */
    static boolean isSingle(String predicate) {
        return SINGLE.contains(predicate) || PARTNERS.contains(predicate);
    }

    /** Whether the second takes the place of the first: the same one, or another word for a partner. */
    static boolean areOfOneKind(String predicate, String other) {
        return predicate.equals(other)
                || (PARTNERS.contains(predicate) && PARTNERS.contains(other))
                || (POSSESSIONS.contains(predicate) && POSSESSIONS.contains(other));
    }

    /** All that may take the place of a predicate, or be ended by it, itself included; none of one of which there may be any number. */
    static Set<String> ofOneKind(String predicate) {
        if (PARTNERS.contains(predicate)) {
            return PARTNERS;
        }
        if (POSSESSIONS.contains(predicate)) {
            return POSSESSIONS;
        }
        var opposite = OPPOSITES.get(predicate);
        if (opposite != null) {
            return Set.of(predicate, opposite);
        }
        return isSingle(predicate) || isRole(predicate) ? Set.of(predicate) : Set.of();
    }

    /** Whether both cannot be said of the same two things. */
    static boolean areOpposite(String predicate, String other) {
        return other.equals(OPPOSITES.get(predicate));
    }

    /** Whether it is about kin, or a partner. */
    static boolean isFamily(String predicate) {
        return FAMILY.contains(predicate) || PARTNERS.contains(predicate) || predicate.equals("marital_status");
    }

    /** Whether it says who somebody is to somebody. */
    static boolean isRole(String predicate) {
        return FAMILY.contains(predicate)
                || PARTNERS.contains(predicate)
                || ACQUAINTANCES.contains(predicate)
                || predicate.equals(PET);
    }

    /** Whether nobody is both to the same person: somebody else of the same name is meant. */
    static boolean excludeEachOther(String role, String other) {
        if (role.equals(other) || !isRole(role) || !isRole(other)) {
            return false;
        }
        if (role.equals(PET) || other.equals(PET)) {
            return true;
        }
        if (FAMILY.contains(role) || FAMILY.contains(other)) {
            return !isMoreExact(role, other) && !isMoreExact(other, role);
        }
        return false;
    }

    private static boolean isMoreExact(String exact, String vague) {
        return switch (vague) {
            case "parent" -> exact.equals("mother") || exact.equals("father");
            case "sibling" -> exact.equals("sister") || exact.equals("brother");
            case "child" -> exact.equals("son") || exact.equals("daughter");
            case "grandparent" -> exact.equals("grandmother") || exact.equals("grandfather");
            default -> false;
        };
    }
}
