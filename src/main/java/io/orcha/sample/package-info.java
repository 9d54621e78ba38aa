/** Invented people, whose conversations fill a memory that someone wants to try. */
@NullMarked
package io.orcha.sample;

import org.jspecify.annotations.NullMarked;
