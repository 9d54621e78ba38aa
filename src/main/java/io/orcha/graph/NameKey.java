package io.orcha.graph;

import io.orcha.model.offline.Canonical;
import java.util.Set;

/** Names as they are compared. */
final class NameKey {

    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "my", "our");

    private NameKey() {}

    /** A name without case, punctuation and a leading article; empty when it has no letter, digit or symbol. */
    static String of(String name) {
        var key = Canonical.of(name);
        int space = key.indexOf(' ');
        return space > 0 && ARTICLES.contains(key.substring(0, space)) ? key.substring(space + 1) : key;
    }

    /** Whether one is the other with more names behind or before it: "ana" and "ana silva". */
    static boolean isPartOf(String shorter, String longer) {
        return longer.length() > shorter.length() + 1
                && (longer.startsWith(shorter + " ") || longer.endsWith(" " + shorter));
    }

    /** The last word, which says what a thing is in English: "sofa" of "blue velvet sofa". */
    static String head(String key) {
        return key.substring(key.lastIndexOf(' ') + 1);
    }
}
