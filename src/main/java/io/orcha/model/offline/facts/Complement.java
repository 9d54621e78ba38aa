package io.orcha.model.offline.facts;

import java.util.List;

/**
 * What follows a verb: objects, prepositional phrases, adjectives.
 *
 * @param preposition empty for an object or a predicate
 * @param word an adjective or adverb that stands alone; empty for phrases
 */
record Complement(String preposition, List<NounPhrase> phrases, String word, int start) {

    boolean isObject() {
        return preposition.isEmpty() && !phrases.isEmpty();
    }
}
