package io.orcha.graph;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Relations in words: short English sentences about the user without a subject, or about somebody by their name. */
final class FactText {

    /** How predicates are said when the bare words will not do; what is said when it is over stands second. */
    private static final Map<String, Said> SAID = Map.ofEntries(
            Map.entry("lives_in", new Said("lives in", "lived in")),
            Map.entry("from", new Said("comes from", "came from")),
            Map.entry("works_at", new Said("works at", "worked at")),
            Map.entry("studies_at", new Said("studies at", "studied at")),
            Map.entry("studies", new Said("studies", "studied")),
            Map.entry("member_of", new Said("is a member of", "was a member of")),
            Map.entry("volunteers_at", new Said("volunteers at", "volunteered at")),
            Map.entry("owns", new Said("owns", "owned")),
            Map.entry("bought", new Said("bought", "bought")),
            Map.entry("likes", new Said("likes", "liked")),
            Map.entry("dislikes", new Said("dislikes", "disliked")),
            Map.entry("prefers", new Said("prefers", "preferred")),
            Map.entry("favourite", new Said("has the favourite", "had the favourite")),
            Map.entry("plays", new Said("plays", "played")),
            Map.entry("does", new Said("does", "did")),
            Map.entry("speaks", new Said("speaks", "spoke")),
            Map.entry("learns", new Said("learns", "learned")),
            Map.entry("allergic_to", new Said("is allergic to", "was allergic to")),
            Map.entry("has_condition", new Said("has", "had")),
            Map.entry("takes", new Said("takes", "took")),
            Map.entry("avoids", new Said("avoids", "avoided")),
            Map.entry("visited", new Said("visited", "visited")),
            Map.entry("plans_to_visit", new Said("plans to visit", "planned to visit")),
            Map.entry("attends", new Said("attends", "attended")),
            Map.entry("uses", new Said("uses", "used")),
            Map.entry("wants", new Said("wants", "wanted")),
            Map.entry("pet", new Said("has the pet", "had the pet")),
            Map.entry("age", new Said("is of the age", "was of the age")),
            Map.entry("birthday", new Said("has the birthday", "had the birthday")),
            Map.entry("occupation", new Said("works as", "worked as")),
            Map.entry("nationality", new Said("has the nationality", "had the nationality")),
            Map.entry("species", new Said("is a", "was a")),
            Map.entry("diet", new Said("eats", "ate")),
            Map.entry("marital_status", new Said("is", "was")));

    private FactText() {}

    private record Said(String now, String before) {}

    /**
     * What a relation says.
     *
     * @param names what an entity is called
     */
    static String of(Relation relation, Function<UUID, String> names) {
        var subject = relation.subject() == null ? "" : names.apply(relation.subject()) + " ";
        var sentence = subject + predicate(relation) + " " + object(relation, names) + ".";
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String object(Relation relation, Function<UUID, String> names) {
        if (relation.value() != null) {
            return relation.value();
        }
        return relation.object() == null ? "the user" : names.apply(Objects.requireNonNull(relation.object()));
    }

    private static String predicate(Relation relation) {
        boolean over = relation.validTo() != null;
        var said = SAID.get(relation.predicate());
        if (said != null) {
            return over ? said.before() : said.now();
        }
        var words = relation.predicate().replace('_', ' ');
        if (Predicates.isRole(relation.predicate())) {
            return (over ? "had the " : "has the ") + words;
        }
        return over ? "until then: " + words : words;
    }
}
