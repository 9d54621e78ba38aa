package io.orcha.graph;

import io.orcha.model.offline.Canonical;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names of countries, as the Java platform has them (CLDR), in the languages that are read here. */
final class Countries {

    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es", "it", "pt", "nl");

    private static final Set<String> FURTHER = Set.of(
            "usa",
            "us",
            "uk",
            "england",
            "scotland",
            "wales",
            "holland",
            "america",
            "the netherlands",
            "the us",
            "the uk");

    private static final Set<String> NAMES = names();

    private Countries() {}

    /** Whether a place is a country: one may live in a town and in its country. */
    static boolean isCountry(String name) {
        return NAMES.contains(Canonical.of(name));
    }

    private static Set<String> names() {
        var names = new HashSet<>(FURTHER);
        for (var country : Locale.getISOCountries()) {
            for (var language : LANGUAGES) {
                names.add(Canonical.of(Locale.of("", country).getDisplayCountry(Locale.of(language))));
            }
        }
        return Set.copyOf(names);
    }
}
