package io.orcha.model.offline.facts;

import java.util.Map;
import java.util.Set;

/** Words that stand behind "is" and are no nouns for these rules. */
final class Predicates {

    static final Set<String> DIETS = Vocabulary.words("vegetarian vegan pescatarian pescetarian flexitarian");

    static final Map<String, String> MARITAL = Map.of(
            "single",
            "single",
            "divorced",
            "divorced",
            "engaged",
            "engaged",
            "married",
            "married",
            "widowed",
            "widowed");

    private static final Set<String> OTHERS = Vocabulary.words("""
            allergic pregnant retired tired happy ill sick fine good great home away busy called named afraid scared proud fond
            keen lactose gone back late early ready free unemployed
            """);

    private Predicates() {}

    static boolean isState(String word) {
        return DIETS.contains(word) || MARITAL.containsKey(word) || OTHERS.contains(word);
    }
}
