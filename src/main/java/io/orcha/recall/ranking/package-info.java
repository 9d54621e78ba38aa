/**
 * Orders what was said and what is known by how well it answers a question: by its words, its meaning, and where, when and by whom it was
 * said. It knows no database and no model, only numbers that were made of texts before.
 */
@NullMarked
package io.orcha.recall.ranking;

import org.jspecify.annotations.NullMarked;
