package io.orcha.model.offline.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kind of thing a noun names, as far as the word list {@code nouns.txt} knows it. */
final class Nouns {

    /** The classes of the word list. */
    enum Sort {
        ANIMAL,
        CONDITION,
        EVENT,
        FOOD,
        INSTRUMENT,
        LANGUAGE,
        MEDICINE,
        NATIONALITY,
        OCCUPATION,
        ORGANISATION,
        PLACE,
        PRODUCT,
        SPORT
    }

    private static final Map<String, String> IRREGULAR = Map.of(
            "mice",
            "mouse",
            "geese",
            "goose",
            "children",
            "child",
            "wives",
            "wife",
            "men",
            "man",
            "women",
            "woman",
            "knives",
            "knife",
            "shelves",
            "shelf",
            "people",
            "person");

    private static final Map<Sort, Set<String>> WORDS = read();

    private Nouns() {}

    /** Whether a noun phrase is of a sort, judged by its last word or two, singular or plural. */
    static boolean isA(Sort sort, String phrase) {
        var words = List.of(phrase.split(" ", -1));
        int last = words.size() - 1;
        boolean three = last > 1 && has(sort, words.get(last - 2) + " " + words.get(last - 1) + " " + words.get(last));
        return three
                || (last > 0 && has(sort, words.get(last - 1) + " " + words.get(last)))
                || has(sort, words.get(last));
    }

    /** Whether a whole phrase is in a class, as names are. */
    static boolean names(Sort sort, String phrase) {
        return words(sort).contains(phrase.toLowerCase(Locale.ROOT));
    }

    /** Whether a word is in any class of common nouns. */
    static boolean isKnown(String word) {
        for (var sort : Sort.values()) {
            boolean names = sort == Sort.PLACE || sort == Sort.LANGUAGE || sort == Sort.NATIONALITY;
            if (!names && has(sort, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Sort sort, String word) {
        var low = word.toLowerCase(Locale.ROOT);
        var known = words(sort);
        return known.contains(low) || known.contains(singular(low));
    }

    private static Set<String> words(Sort sort) {
        return WORDS.getOrDefault(sort, Set.of());
    }

    static String singular(String noun) {
        var irregular = IRREGULAR.get(noun);
        if (irregular != null) {
            return irregular;
        }
        int length = noun.length();
        if (length < 4 || !noun.endsWith("s") || noun.endsWith("ss") || noun.endsWith("us") || noun.endsWith("is")) {
            return noun;
        }
        if (noun.endsWith("ies") && length > 4) {
            return noun.substring(0, length - 3) + "y";
        }
        boolean hissing =
                noun.endsWith("shes") || noun.endsWith("ches") || noun.endsWith("sses") || noun.endsWith("xes");
        return noun.substring(0, length - (hissing ? 2 : 1));
    }

    static boolean isPlural(String noun) {
        return IRREGULAR.containsKey(noun) || !singular(noun).equals(noun);
    }

    private static Map<Sort, Set<String>> read() {
        var words = new EnumMap<Sort, Set<String>>(Sort.class);
        try (var stream = Nouns.class.getResourceAsStream("nouns.txt")) {
            if (stream == null) {
                throw new IllegalStateException("no nouns.txt on the class path");
            }
            var shared = new HashMap<String, String>();
            @Nullable Set<String> current = null;
            for (var line : new BufferedReader(new InputStreamReader(stream, UTF_8))
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    current = words.computeIfAbsent(sort(line), _ -> new HashSet<>());
                } else if (current != null) {
                    for (var word : line.split(",", -1)) {
                        if (!word.isEmpty()) {
                            var low = word.replace('_', ' ').toLowerCase(Locale.ROOT);
                            current.add(shared.computeIfAbsent(low, same -> same));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading nouns.txt", e);
        }
        return words;
    }

    private static Sort sort(String heading) {
        return Sort.valueOf(heading.substring(1, heading.indexOf(']')).toUpperCase(Locale.ROOT));
    }
}
