/**
 * Reads what English statements say as triples, without a language model: parts of speech by Apache OpenNLP, then rules. One
 * sentence becomes clauses with subject, verb and complements; readers, one per family of predicates, look at clauses.
 */
@NullMarked
package io.orcha.model.offline.facts;

import org.jspecify.annotations.NullMarked;
