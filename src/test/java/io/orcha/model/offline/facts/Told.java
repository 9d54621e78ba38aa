package io.orcha.model.offline.facts;

import java.util.List;

/** What an extractor makes of messages, in a short notation: "user lives_in Porto", with "not" before what does not hold. */
final class Told {

    private static final FactExtractor EXTRACTOR = new FactExtractor();

    private Told() {}

    /** The facts of messages, which are separated by slashes. */
    static List<String> facts(String messages) {
        return triples(messages).stream().map(Told::fact).toList();
    }

    static List<StatedTriple> triples(String messages) {
        return EXTRACTOR.extract(List.of(messages.split(" / ", -1)));
    }

    private static String fact(StatedTriple triple) {
        return (triple.holds() ? "" : "not ") + triple.subject().text() + " " + triple.predicate() + " "
                + triple.object().text();
    }
}
