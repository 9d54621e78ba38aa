package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;

/**
 * What the user stated, and what of it is understood.
 *
 * @param text one or a few sentences in the user's own words
 * @param facts the facts in it; none leaves the statement to be found by its words
 */
record Statement(String text, List<Fact> facts) {

    private static final List<FactReader> READERS = List.of(
            new NameReader(),
            new PreferenceReader(),
            new FavouriteReader(),
            new PlaceReader(),
            new PersonalReader(),
            new WorkReader(),
            new RelationReader(),
            new ForeignReader());

    static Statement of(String text) {
        var facts = new ArrayList<Fact>();
        for (var sentence : Sentences.of(text)) {
            for (var clause : Clauses.of(sentence)) {
                facts.addAll(factsOf(clause));
            }
        }
        return new Statement(text, List.copyOf(facts));
    }

    /** The first reader that knows the wording decides. */
    static List<Fact> factsOf(Clause clause) {
        for (var reader : READERS) {
            var facts = reader.read(clause);
            if (!facts.isEmpty()) {
                return facts;
            }
        }
        return List.of();
    }

    /** Whether it says nothing beyond one fact that a newer one replaces. */
    boolean replaceable() {
        if (facts.size() != 1 || !facts.getFirst().singleValued()) {
            return false;
        }
        var rest = ContentWords.of(text);
        rest.removeAll(ContentWords.of(facts.getFirst().value()));
        rest.removeAll(ContentWords.FRAME);
        return rest.isEmpty();
    }
}
