/** Recall: finds what was said, and what is known from it, for the question at hand. */
@NullMarked
package io.orcha.recall;

import org.jspecify.annotations.NullMarked;
