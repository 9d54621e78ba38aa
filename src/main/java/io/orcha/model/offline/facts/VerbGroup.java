package io.orcha.model.offline.facts;

import java.util.Set;

/**
 * A verb with its auxiliaries, or an infinitive or gerund that depends on another verb.
 *
 * @param base the main verb's base form
 * @param form the main verb as it stands, in lower case
 * @param modal the modal verb; empty without one
 * @param past whether the first verb is in the past
 * @param passive with "be" or "get" and a participle
 * @param adverbs those within the group
 * @param link how it depends on the verb before: "to", "ing", or empty for the finite one
 */
record VerbGroup(
        int start,
        int end,
        String base,
        String form,
        String modal,
        boolean negated,
        boolean past,
        boolean perfect,
        boolean progressive,
        boolean passive,
        Set<String> adverbs,
        String link) {

    boolean is(Set<String> bases) {
        return bases.contains(base);
    }

    boolean is(String verb) {
        return base.equals(verb);
    }

    /** Tells of something that has happened, and not of how things are: "bought", "have bought". */
    boolean isOver() {
        return past || perfect;
    }
}
