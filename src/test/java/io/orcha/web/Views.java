package io.orcha.web;

import java.util.List;
import java.util.stream.Stream;

/** The views of the front end, by their names in the navigation. */
final class Views {

    static final List<String> ALL = List.of("Chat", "Memory", "Memories", "Graph", "Insights", "Privacy", "Operations");

    /** Those that show the same to everybody, or always have something to show. */
    private static final List<String> NEVER_EMPTY = List.of("Privacy", "Operations");

    private Views() {}

    static Stream<String> all() {
        return ALL.stream();
    }

    static Stream<String> possiblyEmpty() {
        return ALL.stream().filter(view -> !NEVER_EMPTY.contains(view));
    }
}
