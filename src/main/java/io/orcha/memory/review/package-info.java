/** Sentences that were held back from a memory until a person has looked at them. */
@NullMarked
package io.orcha.memory.review;

import org.jspecify.annotations.NullMarked;
