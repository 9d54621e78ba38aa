package io.orcha.graph;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a fact about the user is about. */
enum Topic {
    IDENTITY,
    HOME,
    WORK,
    FAMILY,
    PEOPLE,
    PETS,
    HEALTH,
    LIKES,
    DISLIKES,
    ACTIVITIES,
    POSSESSIONS,
    TRAVEL,
    PLANS,
    OTHER;

    private static final Map<Topic, Set<String>> PREDICATES = Map.ofEntries(
            Map.entry(IDENTITY, Set.of("name", "age", "birthday", "nationality", "speaks", "gender")),
            Map.entry(HOME, Set.of("lives_in", "from", "home")),
            Map.entry(WORK, Set.of("works_at", "occupation", "studies", "studies_at", "volunteers_at")),
            Map.entry(PETS, Set.of("pet")),
            Map.entry(HEALTH, Set.of("allergic_to", "has_condition", "takes", "diet", "avoids")),
            Map.entry(LIKES, Set.of("likes", "prefers", "favourite")),
            Map.entry(DISLIKES, Set.of("dislikes")),
            Map.entry(ACTIVITIES, Set.of("plays", "does", "learns", "member_of", "attends")),
            Map.entry(POSSESSIONS, Set.of("owns", "bought", "uses")),
            Map.entry(TRAVEL, Set.of("visited")),
            Map.entry(PLANS, Set.of("plans_to_visit", "wants")));

    /** As clients know it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Topic of(String predicate) {
        for (var topic : PREDICATES.entrySet()) {
            if (topic.getValue().contains(predicate)) {
                return topic.getKey();
            }
        }
        if (Predicates.isFamily(predicate)) {
            return FAMILY;
        }
        if (Predicates.isRole(predicate)) {
            return PEOPLE;
        }
        return predicate.startsWith("favourite_") ? LIKES : OTHER;
    }
}
