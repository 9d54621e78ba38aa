package io.orcha.model.offline;

import java.util.List;
import java.util.Set;

/** How long a sentence stays when memory is full. */
final class Importance {

    /** From here on a sentence goes only when nothing else is left. */
    static final int LASTING = 4;

    private static final int CORE = 3;

    private static final int PINNED = 5;
    private static final Set<String> CONSTRAINTS = Lexicon.words("""
            allergic allergy allergies intolerant intolerance celiac coeliac diabetic diabetes asthma epilepsy insulin vegan
            vegetarian halal kosher pregnant medication epipen anaphylaxis disability wheelchair deaf blind birthday anniversary
            allergisch allergie alérgico alérgica alergia allergique geburtstag anniversaire cumpleaños aniversário
            """);
    private static final List<String> LASTING_KEYS =
            List.of("name", "address form", "allergy", "birthday", "diet", "partner", "phone", "email", "pronouns");

    private static final List<String> CORE_KEYS =
            List.of("residence", "origin", "employer", "profession", "age", "car", "relation dog", "relation cat");

    private Importance() {}

    static int of(Passage passage) {
        if (passage.pinned()) {
            return PINNED;
        }
        if (passage.readings().isEmpty()) {
            return 0;
        }
        return passage.readings().stream().mapToInt(Importance::of).max().orElse(0);
    }

    private static int of(ClauseReading reading) {
        int most = 0;
        for (var claim : reading.claims()) {
            most = Math.max(most, of(claim));
        }
        boolean constraint = reading.clause().words().stream().anyMatch(word -> word.isAnyOf(CONSTRAINTS));
        if (constraint) {
            return LASTING;
        }
        boolean family = reading.clause().words().stream().anyMatch(word -> word.isAnyOf(Lexicon.FAMILY));
        boolean known = named(reading.clause())
                || reading.claims().stream().anyMatch(claim -> claim.key().startsWith("relation "));
        return family ? Math.max(most, known ? LASTING : 2) : most;
    }

    private static boolean named(Clause clause) {
        return clause.words().stream()
                .skip(1)
                .filter(word -> !word.isAnyOf(Lexicon.FIRST_PERSON) && word.end() > word.start())
                .anyMatch(word -> Character.isUpperCase(clause.text().codePointAt(word.start())));
    }

    private static int of(Claim claim) {
        if (claim.kind() == Claim.Kind.ENDED) {
            return claim.key().equals("allergy") ? LASTING : 1;
        }
        if (LASTING_KEYS.contains(claim.key())) {
            return LASTING;
        }
        if (CORE_KEYS.contains(claim.key())) {
            return CORE;
        }
        boolean family = claim.key().startsWith("relation ")
                && Lexicon.FAMILY.contains(claim.key().substring("relation ".length()));
        return family ? LASTING : claim.key().equals(ClaimPatterns.HABIT) ? 0 : claim.kind() == Claim.Kind.ONE ? 2 : 1;
    }
}
